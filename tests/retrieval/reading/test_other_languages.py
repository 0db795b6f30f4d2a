"""Spanish, Portuguese, French, German, Indonesian and Arabic: what their grammar asks of the reader beyond other words."""

from datetime import date

import pytest
from reading_of import read

from retrieval.brief import Deliverable
from retrieval.reading.days.feasts import easter, feast

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("language", "text", "gender"),
    [
        ("es", "Buscamos 5 creadoras de contenido de skincare", "female"),
        ("es", "Buscamos creadores y creadoras de skincare", None),
        ("pt", "Procuro influenciadoras de moda no Instagram", "female"),
        ("pt", "Streamers de Valorant, homens e mulheres", None),
        ("fr", "Je cherche 3 influenceuses beauté", "female"),
        ("de", "Suche 4 Creatorinnen zum Thema Deko", "female"),
        ("de", "Suche 4 Creator:innen zum Thema Deko", None),
        ("id", "Cari kreator parenting di Instagram, perempuan, barter", "female"),
        ("ar", "أبحث عن ٥ مؤثرات في مجال العناية بالبشرة", "female"),
    ],
)
def test_feminine_words_ask_for_women_unless_both_are_named(language: str, text: str, gender: str | None) -> None:
    assert read(text, language).creator_gender == gender


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("es", "3 youtubers argentinos de videojuegos retro", ("AR",)),
        ("es", "Creadoras de recetas de cocina mexicana", ()),
        ("pt", "microinfluenciadores brasileiros de corrida", ("BR",)),
        ("fr", "6 créatrices françaises qui parlent de maternité", ("FR",)),
        ("de", "3 deutsche YouTuber im Bereich Heimwerken", ("DE",)),
        ("de", "Buchblogger aus Deutschland, Österreich und der Schweiz", ("DE", "AT", "CH")),
        ("ar", "نحتاج 6 صناع محتوى سعوديين يتكلمون عن العطور", ("SA",)),
    ],
)
def test_the_adjective_of_a_country_beside_creators_says_where_they_are(language: str, text: str, countries: tuple[str, ...]) -> None:
    assert read(text, language).creator_countries == countries


def test_the_town_of_the_brand_is_no_place_of_creators() -> None:
    brief = read("Somos Raíz Verde, una marca de cosmética natural de Valencia. Buscamos creadoras en Madrid.", "es")
    assert (brief.brand, brief.creator_places) == ("Raíz Verde", ("Madrid",))


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("es", "10 creadoras de repostería, de 15k a 80k, contenido en español", 15_000, 80_000),
        ("pt", "5 influenciadores de comida, entre 5k e 30k. Cada um faz 1 reel", 5_000, 30_000),
        ("fr", "8 créateurs tech, plus de 50k", 50_000, None),
        ("de", "Suche Creator für vegane Rezepte, 20k-90k, 600 CHF je Creator", 20_000, 90_000),
        ("de", "3 YouTuber gesucht, mind. 80 Tsd. Abonnenten", 80_000, None),
        ("id", "kreator fashion, 2rb - 10rb followers, 250 ribu per konten", 2_000, 10_000),
        ("ar", "مؤثرات على انستغرام، بين ١٠ آلاف و٥٠ ألف متابع", 10_000, 50_000),
        ("fr", "Notre compte compte 60k abonnés. On cherche 2 créateurs bricolage", None, None),
    ],
)
def test_sizes_are_read_with_the_words_of_the_language(language: str, text: str, low: int | None, high: int | None) -> None:
    brief = read(text, language)
    assert (brief.followers_min, brief.followers_max) == (low, high)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "10 cuentas de perritos. Pago: $4,500 MXN por creador", (4_500, "MXN", "creator")),
        ("pt", "2 episódios; orçamento até 5 mil reais por episódio", (5_000, "BRL", "deliverable")),
        ("fr", "Créatrices au Maroc, 2 500 dirhams par créatrice", (2_500, "MAD", "creator")),
        ("de", "2 Podcaster, 1.200 € pro Folge", (1_200, "EUR", "deliverable")),
        ("id", "3 youtuber gaming minimal 100rb subscriber, masing-masing 2 juta", (2_000_000, "IDR", "creator")),
        ("ar", "نبحث عن 3 يوتيوبرز، 10 آلاف جنيه لكل فيديو", (10_000, "EGP", "deliverable")),
    ],
)
def test_money_is_read_with_its_share_and_currency(language: str, text: str, said: tuple[float, str, str]) -> None:
    brief = read(text, language)
    assert (brief.budget_max, brief.budget_currency, brief.budget_per) == said


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("es", "Mamás que compartan recetas fáciles para loncheras", ("recetas fáciles",)),
        ("de", "5 Creatorinnen für Naturkosmetik", ("Naturkosmetik",)),
        ("id", "kreator TikTok fashion muslim", ("fashion muslim",)),
        ("ar", "صناع محتوى يتكلمون عن العطور والأناقة", ("العطور", "الأناقة")),
        ("ar", "مؤثرين ينشرون عن وصفات صحية", ("وصفات صحية",)),
    ],
)
def test_topics_keep_their_words_together(language: str, text: str, topics: tuple[str, ...]) -> None:
    brief = read(text, language)
    assert (brief.topics, brief.product, brief.brand) == (topics, None, None)


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("es", "TikTok e Instagram: un TikTok y 2 reels por creador", (("video", "tiktok", 1), ("reel", None, 2))),
        ("fr", "YouTube, Instagram. 1 vidéo dédiée YouTube + 2 stories", (("dedicated_video", "youtube", 1), ("story", None, 2))),
        ("ar", "مطلوب من كل مؤثر ريلين و4 ستوريات", (("reel", None, 2), ("story", None, 4))),
    ],
)
def test_pieces_are_counted_in_its_grammar(language: str, text: str, pieces: tuple[tuple[str, str | None, int], ...]) -> None:
    assert read(text, language).deliverables == tuple(Deliverable(kind=k, platform=p, count=n) for k, p, n in pieces)  # type: ignore[arg-type]  # plain words for literals


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        ("es", "6 perfiles de crianza. Contenido antes de Reyes.", date(2027, 1, 5)),
        ("pt", "Influenciadores de samba, postar antes do Carnaval", date(2027, 2, 5)),
        ("de", "True-Crime-Podcasts, vor Ostern", date(2027, 3, 27)),
        ("id", "10 kreator takjil sampai lebaran", date(2027, 3, 9)),
        ("ar", "قنوات يوتيوب عن تربية الأطفال، قبل رمضان", date(2027, 2, 7)),
    ],
)
def test_feasts_end_a_campaign(language: str, text: str, end: date) -> None:
    assert read(text, language).end == end


def test_a_theme_is_no_window() -> None:
    brief = read("Campaign Ramadan: 10 kreator masak takjil", "id")
    assert (brief.start, brief.end) == (None, None)
    assert read("Cari kreator masak selama Ramadan", "id").start == date(2027, 2, 8)


def test_movable_feasts_fall_on_their_days() -> None:
    assert [easter(year) for year in (2025, 2026, 2027)] == [date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28)]
    assert feast("mothers_day_fr", TODAY) == (date(2027, 5, 30), date(2027, 5, 30))
    assert feast("nowhere", TODAY) is None


def test_what_follows_a_colon_is_no_longer_ruled_out() -> None:
    brief = read("Ähnlich wie @kuechenheldin, aber ohne @fastfoodfritz: vegane Rezepte", "de")
    assert (brief.similar_to, brief.exclude_creators, brief.exclude) == (("kuechenheldin",), ("fastfoodfritz",), ())


def test_no_less_than_is_a_bound_and_no_refusal() -> None:
    assert read("Influencers de yoga, no menos de 20 mil seguidores", "es").followers_min == 20_000
    assert read("مؤثرين سفر، نسبة تفاعل لا تقل عن 3%", "ar").engagement_min == 0.03


@pytest.mark.parametrize(
    ("language", "text", "usage", "exclusivity"),
    [
        ("ar", "حقوق استخدام لمدة سنة وحصرية شهرين", 365, 60),
        ("id", "Hak pakai sebulan, eksklusif 2 bulan", 30, 60),
    ],
)
def test_times_in_one_word_are_read(language: str, text: str, usage: int, exclusivity: int) -> None:
    brief = read(text, language)
    assert (brief.usage_rights_days, brief.exclusivity_days) == (usage, exclusivity)


def test_tone_told_without_a_sign_is_no_topic_nor_exclusion() -> None:
    brief = read("4 creadores de finanzas. Tono cercano y sin tecnicismos.", "es")
    assert (brief.tone, brief.topics, brief.exclude) == ("cercano y sin tecnicismos", ("finanzas",), ())
