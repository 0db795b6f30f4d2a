"""Where quotations are cut: far enough that their author knows the text, and not in the middle of a phrase."""

import pytest

from prompts.letters.cutting import MOST_THAI_LETTERS, quotable_heads


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A slow pour-over at home", "A slow pour-over at home"),
        ("Kettle wars, again: three ways to boil, and none of them is quiet", "Kettle wars, again: three ways to boil…"),
        ("Rain, so I stayed in and took the old grinder to pieces once more", "Rain, so I stayed in and took the old…"),
        ("We cleaned the kettle for the first time in a year and it was awful", "We cleaned the kettle for the first time…"),
        ("Each morning she waters 40 pots before the neighbours wake up at all", "Each morning she waters 40 pots before…"),
        ("เช้า 13 องศา น้ำเดือดเย็นเร็วกว่าที่คิด สูตรเดิมเลยออกมาจืดมากจริงๆ", "เช้า 13 องศา น้ำเดือดเย็นเร็วกว่าที่คิด…"),
        ("ราคาเนยขึ้นอีกแล้วก้อนละ 22 บาท คำนวณใหม่ทั้งคืนจนไม่ได้นอนเลย", "ราคาเนยขึ้นอีกแล้วก้อนละ 22 บาท…"),
        ("Nấu cháo giữa trời đông mưa gió lạnh mà không ai ăn", "Nấu cháo giữa trời đông mưa gió lạnh…"),
        ("هوا سرد شد، کتری را گذاشتیم روی بخاری قدیمی و تا صبح حرف زدیم", "هوا سرد شد، کتری را گذاشتیم روی بخاری قدیمی…"),
    ],
)
def test_a_text_is_cut_where_its_author_still_knows_it(text: str, head: str) -> None:
    assert list(quotable_heads(text)) == [head]


def test_a_thai_text_without_any_space_to_cut_at_is_not_quoted() -> None:
    assert list(quotable_heads("น้ำ" * MOST_THAI_LETTERS)) == []


def test_a_head_of_something_longer_says_so() -> None:
    assert list(quotable_heads("Kettle wars", more=True)) == ["Kettle wars…"]
