"""What proves a must-have, and what does not."""

from typing import Any

import pytest

from index.records import Creator
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.ledger.must_haves.proving import Verdict
from tests.builders import a_creator, a_post


def of(*posts: str, **others: Any) -> Creator:
    """A creator who wrote these posts."""
    return a_creator(posts=posts, **others)


def quote(found: Verdict) -> str:
    """The words that a verdict rests on."""
    return found.sentences[0].text


@pytest.mark.parametrize(
    ("phrase", "language"), [("has a dog", "en"), ("เลี้ยงหมา", "th"), ("سگ دارد", "fa"), ("có nuôi chó", "vi"), ("owns a dog", "en")]
)
@pytest.mark.parametrize(
    "post",
    [
        "หมาของเราไม่ยอมขึ้นรถอีกแล้ว",
        "Our dog ate the bread again.",
        "سگمون دوباره نون رو خورد.",
        "Con chó nhà mình lại ăn hết bánh.",
        "Mi perro se comió el pan.",
    ],
)
def test_a_post_in_any_language_proves_a_phrase_in_any_language(ask: Any, phrase: str, language: str, post: str) -> None:
    found = ask(phrase, of("Nothing here.", post, languages=("es",) if post.startswith("Mi") else ()), language=language)
    assert (found.status, quote(found)) == ("met", post)


@pytest.mark.parametrize(
    "post",
    [
        "The neighbour's dog barked all night.",
        "I wish I had a dog.",
        "We don't have a dog.",
        "Do you have a dog?",
        "Coffee first. #dog #dogsofinstagram",
        "We had a hot dog at the station.",
        "หมายความว่ายังไง",
        "อยากเลี้ยงหมาสักตัว",
        "ข้างบ้านเลี้ยงหมาสามตัว",
        "دوست داشتم سگ داشته باشم.",
        "Chó nhà hàng xóm sủa cả đêm.",
        "Use code DOG10 for my dog's favourite food, link in bio.",
    ],
)
def test_a_mere_mention_of_a_dog_proves_nothing(ask: Any, post: str) -> None:
    assert ask("has a dog", of(post)).status == "unknown"


def test_size_has_to_stand_with_its_noun_or_lie_in_the_word(ask: Any) -> None:
    assert ask("has a large dog", of("My dog is asleep on a big sofa in the new flat by the lake")).status == "unknown"
    assert ask("has a large dog", of("My golden retriever is asleep")).status == "met"
    assert ask("has a large dog", of("Our big dog is asleep")).status == "met"


def test_what_somebody_is_is_proven_by_the_bio_and_by_saying_so(ask: Any) -> None:
    assert ask("is a nurse", of(bio="Nurse in Leeds, up at four.")).status == "met"
    assert ask("is a nurse", of("As a nurse I see this every week.")).status == "met"
    assert ask("เป็นพยาบาล", of(bio="Nurse in Leeds, up at four."), language="th").status == "met"
    assert ask("is a nurse", of("The nurse was kind to us.")).status == "unknown"
    assert ask("is a nurse", of(bio="Not a nurse, just tired.")).status == "unknown"


def test_my_daughter_proves_a_mother_where_the_record_says_female(ask: Any) -> None:
    assert ask("là mẹ", of("My daughter refuses socks.", gender="female"), language="vi").status == "met"
    assert ask("là mẹ", of("My daughter refuses socks.", gender="male"), language="vi").status == "unknown"
    assert ask("is a mother", of("My mother refuses socks.", gender="female")).status == "unknown"


def test_a_bio_that_lists_everything_proves_nothing(ask: Any) -> None:
    listing = "beauty | food | dog | travel | teacher | coffee | books | fitness"
    assert ask("is a teacher", of(bio=listing)).status == "unknown"
    assert ask("is a teacher", of(bio="Maths teacher | Madurai")).status == "met"


@pytest.mark.parametrize(
    "post", ["ชามละ 45 บาท อิ่มมาก", "Bowl was $4.50, worth it.", "یه کاسه ۹۰ هزار تومن شد.", "Tô này 35k thôi nhé, rẻ."]
)
def test_prices_are_shown_by_amounts_of_money_alone(ask: Any, post: str) -> None:
    assert ask("قیمت‌ها را نشان دهد", of(post, "Nothing.", post, post), language="fa").status == "met"
    assert ask("قیمت‌ها را نشان دهد", of(post, "Nothing."), language="fa").status == "unknown"
    assert ask("shows prices", of("The price is a scandal, all of them are.", "10k at sunrise, 42 km on Sunday.")).status == "unknown"


def test_all_that_is_asked_must_be_said_in_one_short_post(ask: Any) -> None:
    together = of("We went camping by the lake. Took the kids along, nobody slept.")
    apart = of("We went camping by the lake.", "Took the kids along to the dentist.")
    assert ask("camps with children", together).status == "met"
    assert ask("reviews phones", of("A review of the soup.", "My phone is broken.")).status == "unknown"
    assert ask("camps with children", apart).status == "unknown"


def test_of_somebody_who_travels_anyway_company_is_said_of_a_journey(ask: Any) -> None:
    post = "Took the kids along, nobody slept."
    assert ask("travels with children", of(post, bio="I travel for a living.")).status == "met"
    assert ask("travels with children", of(post, bio="I bake for a living.")).status == "unknown"


def test_words_that_no_concept_covers_have_to_be_said(ask: Any) -> None:
    assert ask("has a purple dog", of("Our dog is asleep.")).status == "unknown"
    assert ask("has a purple dog", of("Our purple dog is asleep.")).status == "met"


def test_either_of_two_is_enough(ask: Any) -> None:
    assert ask("vegan or vegetarian", of(bio="Vegetarian since 1999.")).status == "met"
    assert ask("หมอหรือพยาบาล", of(bio="Nurse in Leeds."), language="th").status == "met"


def test_silence_never_proves_that_something_is_not_done(ask: Any) -> None:
    assert ask("no swearing", of("A quiet day with tea.")).status == "unknown"
    found = ask("ไม่พูดคำหยาบ", of("A quiet day.", "This fucking kettle."), language="th")
    assert (found.status, quote(found)) == ("not_met", "This fucking kettle.")


def test_only_adverts_or_many_posts_promote_gambling(ask: Any) -> None:
    spin = "Spin at the casino tonight"
    assert ask("does not promote gambling", a_creator(posts=(a_post(spin, sponsored=True),))).status == "not_met"
    assert ask("does not promote gambling", of(spin)).status == "unknown"


def test_words_of_a_game_prove_nothing_of_life(ask: Any) -> None:
    assert ask("grows their own vegetables", of("Harvest day! I planted a vegetable patch in Minecraft")).status == "unknown"
    assert ask("grows their own vegetables", of("Harvest day! Nine kilos of beans for us")).status == "met"


def test_verdicts_come_in_the_order_of_matches_and_phrases(must_haves: MustHaves, matched: Any) -> None:
    matches, desk = matched(of("Our dog ate it.", handle="b"), of("Our cat ate it.", handle="a"))
    told = must_haves.prove(["has a cat", "has a dog"], "en", matches, desk)
    assert [[one.status for one in row] for row in told] == [["unknown", "met"], ["met", "unknown"]]
    proved = told[0][1]
    assert (proved.requirement.field, proved.requirement.asked, proved.hard) == ("must_have", "has a dog", False)
    assert [(p.post.text, p.text) for p in proved.proofs] == [("Our dog ate it.", "Our dog ate it.")]  # type: ignore[union-attr]


def test_a_changed_record_is_read_anew(ask: Any) -> None:
    assert ask("has a dog", of("Nothing.")).status == "unknown"
    assert ask("has a dog", of("Our dog ate it.")).status == "met"


@pytest.mark.parametrize(
    ("language", "post"),
    [
        ("de", "Unser Hund hat das Brot gefressen."),
        ("fr", "Mon chien a mangé le pain."),
        ("pt", "Meu cachorro comeu o pão."),
        ("ko", "우리 강아지가 빵을 먹었어요."),
        ("ja", "うちの犬がパンを食べた。"),
        ("hi", "मेरा कुत्ता रोटी खा गया।"),
        ("ar", "اشتريت كلب صغير أمس"),
    ],
)
def test_a_post_in_a_further_language_proves_where_the_creator_writes_it(ask: Any, language: str, post: str) -> None:
    assert quote(ask("has a dog", of(post, languages=(language,)))) == post


def test_short_english_words_are_not_read_in_texts_of_who_writes_another_language(ask: Any) -> None:
    coach = "Mon car est parti."
    assert ask("has a car", of(coach, languages=("fr",))).status == "unknown"
    assert ask("has a car", of(coach, languages=("fr", "en"))).status == "met"


def test_a_hint_proves_only_with_a_second_post(ask: Any) -> None:
    assert ask("makes tutorials", of("Two tips for a quiet grinder.")).status == "unknown"
    assert ask("makes tutorials", of("Two tips for a quiet grinder.", "One tip for wet beans.")).status == "met"


def test_words_that_only_ask_prove_nothing_in_a_post(ask: Any) -> None:
    assert ask("gives demonstrations", of("How to fold a shirt in ten seconds")).status == "met"
    assert ask("gives demonstrations", of("Two demonstrations blocked the bridge today.")).status == "unknown"


def test_amounts_of_what_is_cooked_are_a_recipe(ask: Any) -> None:
    assert ask("posts recipes", of("Roast two cups of onions with 200 g of lentils.")).status == "met"
    assert ask("cooks at home", of("Roast two cups of onions with 200 g of lentils.")).status == "met"
    assert ask("posts recipes", of("Roasted onions again tonight.")).status == "unknown"


def test_tags_tell_what_a_review_is_about(ask: Any) -> None:
    told = "Full review: loud, heavy, I would buy it again."
    assert ask("reviews headphones", a_creator(posts=(a_post(told, tags=("headphones",)),))).status == "met"
    assert ask("reviews headphones", of(told)).status == "unknown"


def test_a_thai_word_of_negation_inside_another_word_turns_nothing_round(must_haves: MustHaves) -> None:
    assert not must_haves.asked("รีวิวเครื่องดื่ม", "th").negated
    assert must_haves.asked("งดรีวิว", "th").negated


def test_a_story_of_a_thing_has_to_be_of_the_thing_only(must_haves: MustHaves) -> None:
    told = must_haves.asked("tells stories about acne", "en")
    assert [[one.name for one in need.concepts] for need in told.needs] == [["acne"]]
    assert [[one.name for one in need.concepts] for need in must_haves.asked("tells stories", "en").needs] == [["story"]]


DESCRIPTION = "Some words about this film. " * 20


def published(title: str, text: str = "") -> Creator:
    """A creator of one film with a long description."""
    return a_creator(posts=(a_post(f"{text}\n{DESCRIPTION}", key="p", title=title),))


def test_a_title_for_strangers_proves_a_deed_in_the_first_person_only(ask: Any) -> None:
    assert ask("camps", published("I went camping alone")).status == "met"
    assert ask("camps", published("Camping at the end of the world")).status == "unknown"
    assert ask("cooks on camera", published("How to make lentil soup")).status == "met"


def test_a_description_for_strangers_proves_in_the_first_person_only(ask: Any) -> None:
    review = "Full review of the phone."
    assert ask("reviews phones", published("A day", review)).status == "unknown"
    assert ask("reviews phones", published("A day", "I made a full review of the phone.")).status == "met"
    assert ask("reviews phones", of(review)).status == "met"


def test_a_line_with_a_link_proves_nothing_but_an_own_offer(ask: Any) -> None:
    assert ask("reviews phones", published("A day", "My phone review: https://example.org/a")).status == "unknown"
    assert ask("has a cookbook", published("A day", "My cookbook: https://example.org/a")).status == "met"


def test_a_deed_that_is_only_mentioned_needs_many_posts(ask: Any) -> None:
    mention = "Knitting in the rain."
    assert ask("knits", of(mention)).status == "unknown"
    assert ask("knits", of(*[mention] * 5)).status == "met"
    assert ask("knits", of("I was knitting in the rain.")).status == "met"


def test_a_sort_of_a_thing_has_to_be_said_itself(ask: Any) -> None:
    assert ask("owns a Porsche", of("We bought a Ferrari.")).status == "unknown"
    assert ask("owns a Porsche", of("We bought a Porsche.")).status == "met"


def test_a_word_of_several_meanings_asks_for_all_of_them(must_haves: MustHaves) -> None:
    needs = must_haves.asked("has their own workshop", "en").needs
    assert len(needs) > 1
    assert all(len(need.concepts) == 1 for need in needs)
