"""A model's drafts in languages that no letters are written in: facts alone pass, whatever else looks like one does not."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.drafting import Drafting
from bot.models.model import Model
from index.languages import EveryLanguage
from index.records import Post
from prompts.claims.abroad import faults_abroad, has_lists, readable
from prompts.letters.abroad import Abroad
from prompts.letters.bank import LANGUAGES
from prompts.letters.draft import OutreachDraft
from prompts.letters.facts import facts_in
from prompts.letters.letter import letter
from prompts.words import Words
from retrieval.brief import Brief, Deliverable
from retrieval.shortlist import Match
from tests.bot.abroad import GLOSS, WRITTEN
from tests.builders import TODAY, a_creator
from tests.fakes.model import Scripted, failing, saying
from tests.prompts.matches import a_match, evidence

POST = Post(id="p1", platform="instagram", title="Kettle wars", text="Water at 93 degrees.", posted_at=datetime(2026, 8, 22, tzinfo=UTC))
BRIEF = Brief(
    wording="coffee grinder",
    language="en",
    brand="Drizzle & Drip",
    product="coffee grinder",
    topics=("home coffee",),
    goal="awareness",
    deliverables=(Deliverable(kind="reel"), Deliverable(kind="story", count=2, platform="tiktok")),
    start=date(2027, 1, 5),
    end=date(2027, 1, 31),
    links=("https://drizzle.example/grinder",),
    pay=("flat",),
    usage_rights_days=90,
)
SPOKEN = sorted(WRITTEN)
CHECKED = EveryLanguage()
"""One for all tests: it loads a model."""


def a_brewer(language: str | None, **fields: object) -> Match:
    told = {"name": "Priyanka Holloway", "posts": (POST,), "languages": (language,) if language else (), **fields}
    return a_match(creator=(creator := a_creator("second.pour", **told)), evidence=(evidence(creator.posts[0]),))  # type: ignore[arg-type]  # fields of a creator


def reply(language: str, *, gloss: str = GLOSS, **changes: str) -> str:
    """What the model answers; a message without the slot for rights has a gloss without it."""
    written = WRITTEN[language]
    if "{rights_days}" not in written.body:
        gloss = gloss.replace(" We'd like to use it for {rights_days}.", "")
    told = {"subject": written.subject, "body": written.body, "gloss_subject": "An idea after {post}", "gloss_body": gloss}
    return json.dumps({**told, **changes})


def drafted(model: Model | None, match: Match, brief: Brief = BRIEF, **others: object) -> OutreachDraft:
    told = {"today": TODAY, "sender": "Mai", "places": (0,), **others}
    (made,) = Drafting(model=model, languages=CHECKED).drafts([match], brief, **told)  # type: ignore[arg-type]  # passed on as they are
    return made


def with_sentence(language: str, sentence: str) -> str:
    """The reply with one more sentence before its link."""
    body = WRITTEN[language].body
    return reply(language, body=body.replace("\n\n", f"\n\n{sentence} ", 1))


@pytest.mark.parametrize("language", SPOKEN)
def test_a_draft_of_facts_in_the_creators_language_is_taken(language: str) -> None:
    model = saying(reply(language))
    made = drafted(model, a_brewer(language))
    assert (made.made_by, made.fallback, made.language) == ("model", None, language)
    assert made.words <= 100
    assert made.gloss is not None
    assert made.gloss.language == "en"
    for fact in (
        "Priyanka",
        "Kettle wars",
        "Drizzle & Drip",
        "https://drizzle.example/grinder",
        "Instagram Reel × 1 + TikTok Story × 2",
        "Mai",
    ):
        assert fact in made.body, fact
    assert "{" not in made.subject + made.body + made.gloss.body
    assert "one reel on Instagram and two stories on TikTok" in made.gloss.body
    assert ("90 days" in made.gloss.body) == ("rights_days" in {one.slot for one in made.facts})
    assert {one.slot for one in made.facts} >= {
        "name",
        "post",
        "day",
        "brand",
        "pieces",
        "first_day",
        "last_day",
        "link",
        "reply_by",
        "sender",
    }
    assert len(model.asked) == 1


@pytest.mark.parametrize("language", SPOKEN)
def test_days_are_written_as_the_language_writes_them(language: str) -> None:
    told = {one.slot: one.text for one in drafted(saying(reply(language)), a_brewer(language)).facts}
    expected = {
        "es": "2 de diciembre", "pt": "2 de dezembro", "id": "2 Desember", "ar": "2 ديسمبر", "ja": "12月2日", "ko": "12월 2일",
        "de": "2. Dezember", "fr": "2 décembre", "hi": "2 दिसंबर", "tr": "2 Aralık", "it": "2 dicembre",
        "ru": "2 декабря", "pl": "2 grudnia", "zh": "12月2日",
        "sv": "2 december", "el": "2 Δεκεμβρίου",
    }  # fmt: skip
    assert told["reply_by"] == expected[language]


MUTATIONS = {
    "digit": "500",
    "digit of another script": "۵۰۰",
    "unit": "93 °C",
    "percentage": "%",
    "address": "drizzle.example.evil",
    "link": "https://evil.example/x",
    "mail": "boss@evil.example",
    "handle": "@somebody",
    "tag": "#drizzle",
    "code of a currency": "USD",
    "sign of a currency": "€",
    "quotation": "“Kettle peace”",
    "corner quotation": "「Kettle peace」",
    "placeholder": "[brand]",
    "slot": "{budget}",
    "hidden sign": "\u202e",
    "fraction": "½",
    "name": "Jonas Nestorella",
}
SAID = ("number", "month", "money", "weekday", "name")


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_fact_of_the_models_own_is_refused_in_every_language(mutation: str, language: str) -> None:
    made = drafted(saying(with_sentence(language, MUTATIONS[mutation])), a_brewer(language))
    assert (made.made_by, made.language) == ("letter", "en")
    assert made.fallback in {"unsupported", "malformed"}


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("said", SAID)
def test_a_fact_in_words_of_the_language_is_refused(said: str, language: str) -> None:
    made = drafted(saying(with_sentence(language, getattr(WRITTEN[language], said))), a_brewer(language))
    assert made.fallback == ("malformed" if said == "number" and not has_lists(language) else "unsupported")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Te lo garantizamos."),
        ("es", "Respóndeme pasado mañana."),
        ("pt", "Somos a melhor marca."),
        ("id", "Balas besok."),
        ("ar", "نضمن لك النجاح."),
        ("ja", "効果を保証します。"),
        ("ja", "来週お返事ください。"),
        ("ko", "성공을 보장합니다."),
        ("ko", "다음 주까지 부탁드려요."),
        ("de", "Das geht garantiert viral."),
        ("de", "Antworte bis morgen."),
        ("fr", "C'est la meilleure marque."),
        ("hi", "कल तक उत्तर दें।"),
        ("tr", "Yarın yazın."),
        ("it", "Rispondi domani."),
        ("ru", "Ответьте завтра."),
        ("pl", "To najlepsza marka."),
        ("zh", "我们保证成功。"),
        ("de", "Schreib an Müller, Jonas."),
        ("de", "Wir lieben die App von Nestorella."),
        ("ja", "株式会社Nestorellaです。"),
        ("ru", "Наш друг Иван передаёт привет."),
    ],
)
def test_promises_claims_days_and_names_of_the_language_are_refused(language: str, sentence: str) -> None:
    assert drafted(saying(with_sentence(language, sentence)), a_brewer(language)).fallback == "unsupported"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Herzliche Grüße aus dem Team, wir suchen kreative Köpfe für eine Zusammenarbeit."),
        ("es", "¡Mil gracias! Con los mejores deseos."),
        ("it", "Grazie mille, i migliori saluti."),
        ("tr", "En iyi dileklerimle."),
        ("ja", "PR表記をお願いします。"),
        ("fr", "J'adore l'univers d'Instagram."),
        ("ru", "С уважением к Вам."),
        ("id", "Salam untuk Kakak."),
    ],
)
def test_ordinary_words_that_look_like_one_pass(language: str, sentence: str) -> None:
    body = (
        "{name}\n\n"
        + sentence
        + "".join(f"\n\n{{{slot}}}" for slot in ("post", "brand", "pieces", "first_day", "last_day", "link", "reply_by", "sender"))
    )
    assert drafted(saying(reply(language, body=body)), a_brewer(language)).fallback is None


@pytest.mark.parametrize("language", SPOKEN)
def test_the_checker_sees_a_changed_fact_that_no_template_could_hold(language: str) -> None:
    """As if the code that fills slots were wrong: the checker reads the message, not the template."""
    from bot.drafting import _faults  # what stands between a draft and a person

    match = a_brewer(language)
    made = drafted(saying(reply(language)), match)
    ready = Abroad(facts=facts_in(match, BRIEF, language=language, today=TODAY, sender="Mai"), reader="en")

    def kinds(body: str) -> set[str]:
        return {one.kind for one in _faults(replace(made, body=body), match.creator, BRIEF, ready, today=TODAY)}

    assert kinds(made.body) == set()
    for k, char in [(k, char) for k, char in enumerate(made.body) if char.isdigit()]:
        assert kinds(made.body[:k] + ("7" if char != "7" else "6") + made.body[k + 1 :]), (k, made.body[max(0, k - 9) : k + 9])
    assert kinds(made.body.replace("Kettle wars", "Kettle peace")) >= {"quote"}
    assert kinds(made.body.replace("Priyanka", "Jonas"))
    assert kinds(made.body.replace("Drizzle & Drip", "Nestorella Labs"))
    assert kinds(made.body.replace("/grinder", "/kettle")) >= {"link"}


def test_a_quotation_beside_the_day_of_something_else_is_refused() -> None:
    body = WRITTEN["es"].body.replace("del {day}", "del {first_day}")
    assert drafted(saying(reply("es", body=body)), a_brewer("es")).fallback == "unsupported"


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("slot", ["name", "post", "brand", "pieces", "first_day", "last_day", "link", "reply_by", "sender"])
def test_a_draft_without_a_slot_that_it_must_hold_is_not_used(slot: str, language: str) -> None:
    body = WRITTEN[language].body.replace(f"{{{slot}}}", "")
    assert drafted(saying(reply(language, body=body)), a_brewer(language)).fallback == "malformed"


@pytest.mark.parametrize("language", SPOKEN)
def test_a_draft_in_another_language_is_refused(language: str) -> None:
    others = [other for other in SPOKEN if other != language]
    for other in others:
        made = drafted(saying(reply(other)), a_brewer(language))
        assert (made.language, made.fallback) == ("en", "other_language"), other
    assert drafted(saying(reply(language, body=GLOSS)), a_brewer(language)).fallback == "other_language"


def test_a_gloss_that_is_not_in_the_readers_language_is_refused_and_so_is_one_with_a_fact_of_its_own() -> None:
    assert drafted(saying(reply("es", gloss_body=WRITTEN["es"].body)), a_brewer("es")).fallback == "other_language"
    told = GLOSS.replace("Can you", "We guarantee success. Can you")
    assert drafted(saying(reply("es", gloss_body=told)), a_brewer("es")).fallback == "unsupported"


@pytest.mark.parametrize("language", SPOKEN)
def test_a_draft_of_more_than_a_hundred_words_is_refused(language: str) -> None:
    body = WRITTEN[language].body.replace("{link}", "{link}\n\n" + re.sub(r"\{\w+\}", "", WRITTEN[language].body).replace("\n\n", " ") * 2)
    assert drafted(saying(reply(language, body=body)), a_brewer(language)).fallback in {"unsupported", "malformed"}


@pytest.mark.parametrize("language", SPOKEN)
def test_the_person_is_told_that_facts_are_checked_and_sentences_are_not(language: str) -> None:
    made = drafted(saying(reply(language)), a_brewer(language))
    assert "sentences_unread" in made.flags
    assert ("words_unlisted" in made.flags) == (language in {"sv", "el"})
    assert not {"language_fallback", "language_guessed", "measure_ours"} & set(made.flags)
    assert ("terms_left_out" in made.flags) == ("{rights_days}" not in WRITTEN[language].body)
    for reader in LANGUAGES:
        assert Words(reader).of("draft_flag", "sentences_unread") != "sentences_unread"


def test_the_readers_own_placeholders_stand_where_something_is_missing() -> None:
    brief = replace(BRIEF, brand=None, links=())
    beside = "\n\n".join(
        (
            "สวัสดี {name}",
            "ฉันเขียนมาเพราะโพสต์ {post} วันที่ {day} เราคือ {brand} ขอชวนทำ {pieces} ระหว่าง {first_day} ถึง {last_day}",
            "{link} {reply_by}",
            "{sender}",
        )
    )
    made = drafted(saying(reply("es", gloss_subject="เรื่อง {post}", gloss_body=beside)), a_brewer("es"), brief, reader="th", sender=None)
    assert made.made_by == "model"
    assert made.gloss is not None
    assert made.gloss.language == "th"
    assert len(made.gaps) == 3
    assert all(gap in made.body and gap in made.gloss.body for gap in made.gaps)


def test_a_language_that_is_asked_for_is_written_by_a_model_and_said_to_be_missing_without_one() -> None:
    thai = a_brewer("th")
    made = drafted(saying(reply("es")), thai, language="es")
    assert (made.language, made.made_by) == ("es", "model")
    alone = drafted(None, thai, language="es")
    assert (alone.language, alone.made_by) == ("en", "letter")
    assert "language_fallback" in alone.flags
    down = drafted(failing("down"), thai, language="es")
    assert (down.language, down.fallback) == ("en", "down")
    assert "language_fallback" in down.flags


def test_without_a_model_the_letter_is_what_it_was() -> None:
    for language in ("es", "th"):
        assert drafted(None, a_brewer(language)) == letter(a_brewer(language), BRIEF, place=0, today=TODAY, sender="Mai")


def test_the_model_is_asked_for_the_language_by_its_name_with_slots_that_need_no_words_of_ours() -> None:
    model = saying(reply("es"))
    drafted(model, a_brewer("es"))
    (asked,) = model.asked
    assert "Language of the message: Spanish (es). Language of the reader: English (en)" in asked.user
    slots = asked.user.partition("<slots>")[2].partition("</slots>")[0]
    assert "{pieces}*: Instagram Reel × 1 + TikTok Story × 2" in slots
    assert "{rights_days}: 90 días" in slots
    assert not any(f"{{{slot}}}" in slots for slot in ("aim", "measure", "where", "window", "rights"))


@pytest.mark.parametrize("posted", ["Hoy preparo un café en casa con la cafetera de mi abuela y os cuento cómo", "コーヒーをいれました"])
def test_the_posts_tell_the_language_of_who_declares_none(posted: str) -> None:
    language = "es" if posted.startswith("Hoy") else "ja"
    match = a_brewer(None, country="BR", posts=(replace(POST, title=None, text=posted),))
    model = Scripted([reply(language)])
    drafted(model, match)
    assert f"({language})" in model.asked[0].user


@pytest.mark.parametrize("language", ["xx", "tlh", "", "not a code"])
def test_a_language_that_nobody_could_check_is_answered_with_a_letter_in_english(language: str) -> None:
    assert not readable(language)
    made = drafted(saying(json.dumps({})), a_brewer("en"), language=language)
    assert (made.language, made.made_by) == ("en", "letter")
    assert "language_fallback" in made.flags


def test_a_creator_whose_main_language_has_letters_is_written_to_as_before() -> None:
    model = failing("down")
    assert drafted(model, a_brewer("vi")).language == "vi"
    assert "Language of the message: Vietnamese (vi)" in model.asked[0].user


@pytest.mark.parametrize(
    "language",
    [
        "he",
        "uk",
        "bn",
        "ta",
        "te",
        "sw",
        "hu",
        "cs",
        "ro",
        "da",
        "nb",
        "fi",
        "lo",
        "km",
        "my",
        "ka",
        "hy",
        "am",
        "ne",
        "mr",
        "gu",
        "pa",
        "si",
        "ur",
        "tl",
        "ms",
        "nl",
        "bg",
        "sr",
        "ca",
        "kk",
        "uz",
        "mn",
        "yo",
    ],
)
def test_facts_themselves_pass_in_languages_that_no_message_was_written_in(language: str) -> None:
    match = a_brewer(language)
    ready = Abroad(facts=facts_in(match, BRIEF, language=language, today=TODAY, sender="Mai"), reader="en")
    told = ready.values(language)
    text = " ".join(f"“{value}”" if slot == "post" else value for slot, value in told.items())
    found = faults_abroad(text, match.creator, BRIEF, language=language, today=TODAY, reply_by=ready.facts.reply_by, sender="Mai")
    assert found == ()
    changed = text.replace("90", "60")
    assert faults_abroad(changed, match.creator, BRIEF, language=language, today=TODAY, reply_by=ready.facts.reply_by, sender="Mai")
