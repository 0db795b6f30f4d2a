"""Whether a text names an amount of money: what "shows prices" is proven by."""

import re

_SIGN = r"[$€£¥฿₫₹₩₱₪]|\b(?:rp|rs|usd|eur|gbp|thb|vnd|aud|cad|sgd|myr|rm|irr)\b"
_UNIT = (
    r"baht|dollars?|bucks|pounds?(?= (?:a|per|for|each|total))|quid|euros?|cents|rupees|rupiah|ribu|rb|juta|pesos|reais|soles|dong|"
    r"บาท|ดอลลาร์|تومان|تومن|ریال|دلار|یورو|درهم|لیر|nghìn|ngàn|triệu|đồng|ngìn|tỷ|củ|vnđ|đ|usd|thb|vnd|eur|gbp|won|yen|ringgit|"
    r"pesetas|mil pesos|lira|درم|元|円|원|块|рублей|руб"
)
_MANY = r"(?:(?:هزار|میلیون|میلیارد|ล้าน|พัน|หมื่น|แสน|mil|ribu)\s{0,2})?"
_NOT_ON = r"(?![\d.,]|\s?(?:million|billion|[mb]\b))"
"""A sum of millions is a prize or a news item, not the price of what a creator shows."""
_SPELLED = (
    r"(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)บาท|(?:هزار|میلیون|صد|دویست|سیصد|پانصد) (?:تومن|تومان|دلار)|"
    r"(?:trăm|mươi|mười|chục|năm|hai|ba|bốn) (?:nghìn|ngàn|triệu)(?: đồng)?|"
    r"(?:hundred|thousand|ten|twenty|fifty|forty|thirty|five) (?:dollars|bucks|pounds|euros|baht)"
)
_AMOUNT = re.compile(
    rf"(?:{_SIGN})\s{{0,2}}\d[\d.,]{{0,14}}{_NOT_ON}|"
    rf"\d[\d.,٬٫/]{{0,14}}\s{{0,2}}{_MANY}(?:(?:{_UNIT})(?![^\W\d_])|[$€£¥฿₫₹₩])|{_SPELLED}"
)
_SHORT = re.compile(r"\d\s?(?:k|tr|củ)(?![^\W_])")
"""As Vietnamese writes thousands and millions; elsewhere "10k" is a distance or a number of followers."""
_CALLED = re.compile(
    r"(?:ราคา|ค่า[\u0e00-\u0e7f]{1,12}|ต้นทุน|قیمت|هزینه|کرایه|giá|tiền|precio|cuesta|harga|ongkos|price|costs?|kostet|coûte|custa)"
    r"[^\d\n]{0,14}\d[\d.,]*\d"
)
"""A number that is called a price, where the currency goes without saying."""

_MEASURE = re.compile(
    r"\d\s?(?:g|gr|gram|grams|gam|kg|ml|l|oz|lb|lbs|cc|tsp|tbsp|cups?|teaspoons?|tablespoons?|muỗng|thìa|chén|bát|lạng|กรัม|มล|ช้อน|ถ้วย|ขีด|"
    r"گرم|قاشق|پیمانه|لیوان|سی سی|فنجان|gramos|cucharadas?|cucharaditas?|tazas?|sendok|siung|tép|củ|quả)(?![^\W\d_])|"
    r"(?:half a|one|two|three) (?:cups?|tablespoons?|teaspoons?)|(?:สอง|สาม|ครึ่ง|หนึ่ง)(?:ถ้วย|ช้อน)|"
    r"(?:یک|دو|سه|نصف|چهار) (?:قاشق|پیمانه|لیوان|فنجان|استکان)|"
    r"(?:một|hai|ba|nửa) (?:muỗng|thìa|chén|bát)|(?:una|dos|tres|media) (?:taza|tazas|cucharada|cucharadas)"
)


def names_quantity(folded_text: str) -> bool:
    """Whether a folded text holds a number with a measure of the kitchen."""
    return _MEASURE.search(folded_text) is not None


def names_amount(folded_text: str, *, vietnamese: bool = False) -> bool:
    """Whether a folded text holds a number with a currency, or one that is called a price."""
    return any(one.search(folded_text) for one in ((_AMOUNT, _CALLED, _SHORT) if vietnamese else (_AMOUNT, _CALLED)))
