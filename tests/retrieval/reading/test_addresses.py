"""Postal addresses and phone numbers of signatures are masked in every language; what the brief asks for is not."""

from functools import partial

import pytest
from reading_of import read

from tests.cpu_seconds import least_cpu_seconds

# All addresses and numbers are invented.


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Kite creators, thanks. 12 Harbour Street, Bristol BS1 4QA", "Harbour"),
        ("หาสายกาแฟ 5 คน ส่งของที่ 123/45 ซอยสุขใจ 7 ถนนริมคลอง แขวงบางตัวอย่าง เขตทดลอง กรุงเทพฯ 10999", "ริมคลอง"),
        ("หาสายกาแฟ 5 คน 88/9 หมู่ 4 ตำบลตัวอย่าง อำเภอทดลอง จังหวัดเชียงใหม่ 50999", "ตัวอย่าง"),
        ("Cần 5 bạn làm cà phê. Gửi về số 12 Nguyễn Thử, P. Ví Dụ, Q. 3, TP.HCM", "Nguyễn Thử"),
        ("دنبال ۳ بلاگر قهوه هستیم. تهران، خیابان نمونه، کوچه آزمایش، پلاک ۱۲، واحد ۳", "آزمایش"),
        ("Buscamos 3 creadores de café. Calle Inventada 12, 28099 Madrid", "Inventada"),
        ("3 criadores de café. Rua Exemplo, 120, São Paulo", "Exemplo"),
        ("3 créateurs café, merci. 14 rue des Essais, 75099 Paris", "Essais"),
        ("3 Kaffee-Creator bitte. Musterstraße 5, 10999 Berlin", "Musterstraße"),
        ("Cari 3 kreator kopi. Jl. Contoh Raya No. 9, Jakarta 10999", "Contoh"),
        ("コーヒーのクリエイター3名。〒100-9999 東京都見本区例1-2-3", "見本区"),
        ("找3位咖啡博主。上海市示例区样板路88号", "样板路"),
        ("커피 크리에이터 3명. 서울시 예시구 견본로 12", "견본로"),
    ],
)
def test_an_address_is_masked(text: str, hidden: str) -> None:
    wording = read(text).wording
    assert hidden not in wording
    assert "[address]" in wording


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("โทร 081-555-0100 หาสายกาแฟ 5 คน", "555"),
        ("۰۹۱۲ ۵۵۵ ۰۱۰۰ دنبال ۳ بلاگر قهوه", "۵۵۵"),
        ("Hotline 0225 555 0133, cần 5 bạn cà phê", "555"),
        ("(512) 555-0143 need 3 coffee creators", "555"),
        ("mail a.b@kites.example, need 3 coffee creators", "a.b@"),
    ],
)
def test_a_phone_number_or_mail_address_is_masked(text: str, hidden: str) -> None:
    assert hidden not in read(text).wording


@pytest.mark.parametrize(
    "text",
    [
        "5 creators on the coast road between Porto and Lisbon, 10,000 - 20,000 followers",
        "หาคนรีวิวร้านแถวถนนคนเดินเชียงใหม่ 5 คน งบ 30,000 บาท",
        "Cần 5 bạn review đồ ăn Quận 1, ngân sách 20.000.000 đồng",
        "۵ بلاگر که از خیابان ولیعصر عکس می‌گیرند، ۲۰ تا ۸۰ هزار فالوور",
        "5 kreator yang review Jalan Malioboro, budget 10 juta",
        "Wir suchen 3 Creator, die über den Jakobsweg 2027 berichten",
    ],
)
def test_a_place_that_the_content_is_about_is_no_address(text: str) -> None:
    assert read(text).wording == text


def test_masking_grows_with_the_text_and_not_faster() -> None:
    for piece in ("12 Aa Bb Cc ", "1/2 ซอย ", "خیابان ", "Calle A", "Jl. A ", "市区路", "12 A, P. a, ", "Aaaa"):
        took = [least_cpu_seconds(partial(read, (piece * (size // len(piece)))[:size])) for size in (5_000, 20_000)]
        assert took[1] < 10 * took[0] + 0.3, (piece, took)
