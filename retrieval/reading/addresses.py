"""Postal addresses as signatures have them, by the words and signs of each country. Patterns are bounded, so that reading is linear."""

import re

_ENGLISH = (
    r"\b\d{1,5} (?:[A-Z][\w'-]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Square|Sq)\b\.?"
    r"(?:, ?[A-Z][\w '-]{1,30}){0,3}(?:,? [A-Z]{2} ?\d{5}| [A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2})?"
)
_THAI = (
    r"(?:เลขที่ ?)?\d{1,4}(?:/\d{1,4})? {1,2}(?:(?:หมู่(?:ที่)?|ม\.) ?\d{1,3} {1,2})?(?:(?:อาคาร|ตึก|หมู่บ้าน)[^\s,]{1,30} {1,2})?"
    r"(?:(?:ซอย|ซ\.|ถนน|ถ\.) ?[^\s,]{1,30}(?: \d{1,3})? ?,? ?){1,3}"
    r"(?:(?:แขวง|เขต|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.|กรุงเทพ|กทม)[^\s,]{0,30},? {0,2}){0,4}(?:\d{5})?"
)
_THAI_VILLAGE = r"\d{1,4}(?:/\d{1,4})? (?:หมู่(?:ที่)?|ม\.) ?\d{1,3} (?:(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.) ?[^\s,]{1,30},? {0,2}){1,3}(?:\d{5})?"
_VIETNAMESE = (
    r"(?:[Ss]ố )?\b\d{1,4}[A-Za-z]?(?:/\d{1,4}){0,3} (?:(?:đường|phố|Đường|Phố) )?(?:[A-ZĐÀ-Ỹ][\w]{0,12}\s?){1,5},"
    r"(?: ?(?:P\.|Phường|phường|Q\.|Quận|quận|Xã|xã|Huyện|huyện|Thị trấn|TP\.?|Tp\.?|Thành phố|Tỉnh) ?[^,\n]{1,30},?){1,4}"
)
_PERSIAN = (
    r"(?:[^\n،,.]{2,20}[،,] ?){0,3}(?:خیابان|بلوار|میدان|کوچه|اتوبان|خ\.) ?[^\n]{2,60}?(?:پلاک|پ\.) ?[\d۰-۹]{1,5}"
    r"(?:[،,]? ?(?:واحد|طبقه|زنگ) ?[\d۰-۹]{1,4}){0,2}"
)
_ROMANCE = (
    r"\b(?:Calle|C/|Avenida|Av\.|Avda\.|Paseo|Plaza|Carrer|Rua|R\.|Travessa|Praça|Alameda|Via|Viale|Piazza) ?[A-ZÀ-Ý][^\n,]{1,40}"
    r",? ?(?:n[º°.o]{1,2} ?)?\d{1,5}\b(?:, ?[^\n,]{1,20}){0,2}(?:,? ?\d{4,5}(?:-\d{3})? [A-ZÀ-Ý][\w-]{1,20})?"
)
_FRENCH = (
    r"\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|place|impasse|chemin|quai|allée) [^\n,]{2,40}"
    r"(?:,? ?\d{5} [A-ZÀ-Ý][\w-]{1,20})?"
)
_GERMAN = (
    r"\b[A-ZÄÖÜ][\wäöüß.-]{1,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring) \d{1,3}[a-z]?\b(?:,? ?\d{5} [A-ZÄÖÜ][\wäöüß-]{1,20})?"
)
_INDONESIAN = r"\b(?:Jl\.|Jln\.|Jalan) ?[A-Z][^\n,]{1,40}?,? ?(?:No\.? ?)\d{1,4}(?:,? ?[A-Z][^\n,\d]{1,25}){0,3}(?:,? ?\d{5})?"
_JAPANESE = r"〒? ?\d{3}-\d{4} ?[\u3040-\u30ff\u4e00-\u9fff\d０-９ー\-− ]{4,40}"
_CHINESE = (
    r"[\u4e00-\u9fff]{2,10}(?:市|区|區|县)[\u4e00-\u9fff]{1,12}(?:路|街|巷|道)\d{1,5}[号號]"
    r"(?:[\u4e00-\u9fff\d-]{0,12}(?:室|楼|樓|层))?"
)
_KOREAN = r"[가-힣]{1,8}(?:시|도|구|군) [가-힣\d ]{1,24}(?:로|길) ?\d{1,4}(?:-\d{1,3})?(?:, ?\d{1,4}(?:호|층))?"

_BY_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_ENGLISH, ("St", "Av", "Ro", "Rd", "La", "Ln", "Dr", "Bo", "Bl", "Wa", "Co", "Ct", "Sq")),
    (_THAI, ("ซอย", "ซ.", "ถนน", "ถ.")),
    (_THAI_VILLAGE, ("หมู่", "ม.")),
    (_VIETNAMESE, ("P.", "Q.", "hường", "uận", "ã ", "uyện", "Thị trấn", "TP", "Tp", "Thành phố", "Tỉnh")),
    (_PERSIAN, ("پلاک", "پ.")),
    (_ROMANCE, ("Calle", "C/", "Av", "Paseo", "Plaza", "Carrer", "Rua", "R.", "Travessa", "Praça", "Alameda", "Via", "Piazza")),
    (_FRENCH, ("rue", "avenue", "boulevard", "bd", "place", "impasse", "chemin", "quai", "allée")),
    (_GERMAN, ("stra", "str.", "weg", "platz", "allee", "gasse", "ring")),
    (_INDONESIAN, ("Jl", "Jalan")),
    (_JAPANESE, ("〒", "都", "道", "府", "県")),
    (_CHINESE, ("号", "號")),
    (_KOREAN, ("로", "길")),
)
ADDRESSES = tuple((re.compile(pattern), signs) for pattern, signs in _BY_SIGNS)
"""Patterns, each with the signs of which one must be in a text before it is worth looking."""
