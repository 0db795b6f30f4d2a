"""What the creators' content should be about: the search is for this."""

import pytest
from reading_of import read

TOPICS = [
    ("en", "sourdough baking", ("sourdough baking",), None),
    ("en", "creators who restore vintage bicycles", ("restore vintage bicycles",), None),
    ("en", "Looking for people whose videos are about beekeeping and wild honey", ("beekeeping", "wild honey"), None),
    ("en", "12 chess and puzzle YouTubers for a board-game café", ("chess", "puzzle"), "board-game café"),
    ("en", "Zelda speedrun channels to promote a gaming chair", ("Zelda speedrun",), "gaming chair"),
    ("en", "videos about carving, turning or whittling in oak", ("carving, turning or whittling in oak",), None),
    ("th", "หาครีเอเตอร์สายปลูกผัก สำหรับโปรโมตปุ๋ยอินทรีย์", ("ปลูกผัก",), "ปุ๋ยอินทรีย์"),
    ("th", "อินฟลูสายแม่และเด็ก 4 คน", ("แม่และเด็ก",), None),
    ("fa", "دنبال بلاگرهای حوزه نجوم هستیم برای معرفی تلسکوپ", ("نجوم",), "تلسکوپ"),
    ("fa", "شیرینی‌پزی خانگی", ("شیرینی‌پزی خانگی",), None),
    ("vi", "Tìm kênh chuyên về leo núi và cắm trại để quảng bá lều du lịch", ("leo núi", "cắm trại"), "lều du lịch"),
    ("vi", "KOL mẹ và bé ở Hà Nội", ("mẹ và bé",), None),
    ("es", "Buscamos creadores de ajedrez para promocionar un tablero", ("ajedrez",), "tablero"),
    ("pt", "Procuramos canais de astronomia para divulgar um telescópio", ("astronomia",), "telescópio"),
    ("fr", "Nous cherchons des créateurs qui parlent de couture pour promouvoir une machine", ("couture",), "machine"),
    ("de", "Wir suchen Creator zum Thema Imkerei", ("Imkerei",), None),
    ("id", "Cari kreator yang membahas sepeda lipat untuk promosi helm", ("sepeda lipat",), "helm"),
]


@pytest.mark.parametrize(("language", "text", "topics", "product"), TOPICS)
def test_reads_topics_and_keeps_the_product_out_of_them(language: str, text: str, topics: tuple[str, ...], product: str | None) -> None:
    brief = read(text, language)
    assert (brief.topics, brief.product) == (topics, product)


def test_a_labelled_list_wins_over_everything_else() -> None:
    text = "We are Kestrel, 4 lifestyle creators please\nTopics: birdwatching, field sketching\nPlatforms: Instagram"
    assert read(text).topics == ("birdwatching", "field sketching")


def test_the_product_is_the_topic_where_nothing_else_tells_it() -> None:
    assert read("Influencers for ceramic planters").topics == ("ceramic planters",)


def test_there_are_at_most_six_topics() -> None:
    assert len(read("Topics: " + ", ".join(f"craft number{chr(97 + n)}" for n in range(12))).topics) == 6
