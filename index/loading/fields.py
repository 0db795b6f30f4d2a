"""Types of the fields that enter: each reads what people write, or says in words why it cannot."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, ValidationInfo

from index.loading.amounts import followers, fraction, number, shares, shares_by_country
from index.loading.answers import gender_of, yes_or_no
from index.loading.cleaning import BIO_CHARS, POST_CHARS, SHORT_CHARS, clean, named, said, visible
from index.loading.dates import read_day, read_time
from index.loading.places import country_code, language_code, listed
from index.loading.platforms import platform_code
from index.loading.rows import BadRow
from index.records import Gender


def _text(value: object) -> str | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        raise BadRow("is not a text")
    return value


def _short(value: object) -> str | None:
    return named(text, SHORT_CHARS) if (text := _text(value)) is not None else None


def _bio(value: object) -> str | None:
    return named(text, BIO_CHARS) if (text := _text(value)) is not None else None


def _post_text(value: object) -> str | None:
    text = _text(value)
    return clean(text)[:POST_CHARS] or None if text is not None else None


def _handle(value: object) -> str:
    handle = visible(named(_text(value) or "", 10_000) or "").lstrip("@")
    if not handle:
        raise BadRow("is missing")
    if found := re.search(r"[<>\"=\[\]{}|\\]", handle):
        raise BadRow(f"has {found[0]!r} in it, which no handle has")
    if len(handle) > 200:
        raise BadRow(f"has {len(handle):,} characters; no handle is so long")
    return handle


def _platform(value: object) -> str:
    text = said(_text(value) or "")
    if text is None:
        raise BadRow("is missing")
    code = platform_code(text)
    if code is None:
        raise BadRow(f"{text[:40]!r} is no platform that is known here")
    return code


def _platform_or_none(value: object) -> str | None:
    return _platform(value) if said(_text(value) or "") else None


def _link(value: object) -> str | None:
    text = said(_text(value) or "")
    if text is None:
        return None
    if "://" not in text:
        head = text.split("/")[0]
        if "." not in head or ":" in head or " " in head:
            raise BadRow(f"{text[:40]!r} is no web address; it begins with https://")
        text = f"https://{text}"
    if not text.casefold().startswith(("https://", "http://")) or any(c.isspace() for c in text):
        raise BadRow(f"{text[:40]!r} is no web address; it begins with https://")
    return text if len(text) <= 2_000 else None


def _yes_no(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return yes_or_no(_text(value) or "")


def _gender(value: object) -> Gender | None:
    return gender_of(_text(value) or "")


def _labels(value: object) -> tuple[str, ...]:
    if value is None or isinstance(value, str | bool):
        return listed(value) if isinstance(value, str) else ()
    if not isinstance(value, list):
        raise BadRow("is not a list of texts")
    return tuple(dict.fromkeys(label for item in value if (label := _short(item))))[:100]


def _languages(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for label in _labels(value) if (code := language_code(label))))


def _country(value: object) -> str | None:
    return country_code(text) if (text := _text(value)) is not None else None


def _now(info: ValidationInfo) -> datetime:
    context = info.context
    if not isinstance(context, Mapping) or not isinstance(now := context.get("now"), datetime):
        raise TypeError("validate with context={'now': ...}")
    return now


def _day(value: object, info: ValidationInfo) -> date | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return read_day(_text(value) or "", now=_now(info))


def _time(value: object, info: ValidationInfo) -> datetime | None:
    return read_time(_text(value) or "", now=_now(info))


def _no_nulls(value: object) -> object:
    return [] if value is None else value


T = TypeVar("T")
Nullable = Annotated[list[T], BeforeValidator(_no_nulls)]
Short = Annotated[str | None, BeforeValidator(_short)]
Bio = Annotated[str | None, BeforeValidator(_bio)]
PostText = Annotated[str | None, BeforeValidator(_post_text)]
Handle = Annotated[str, BeforeValidator(_handle)]
PlatformField = Annotated[str, BeforeValidator(_platform)]
PlatformOrNone = Annotated[str | None, BeforeValidator(_platform_or_none)]
Link = Annotated[str | None, BeforeValidator(_link)]
YesNo = Annotated[bool | None, BeforeValidator(_yes_no)]
GenderField = Annotated[Gender | None, BeforeValidator(_gender)]
Labels = Annotated[tuple[str, ...], BeforeValidator(_labels)]
Languages = Annotated[tuple[str, ...], BeforeValidator(_languages)]
Country = Annotated[str | None, BeforeValidator(_country)]
Count = Annotated[float | None, BeforeValidator(number)]
Followers = Annotated[float | None, BeforeValidator(followers)]
Fraction = Annotated[float | None, BeforeValidator(fraction)]
Day = Annotated[date | None, BeforeValidator(_day)]
Time = Annotated[datetime | None, BeforeValidator(_time)]
Shares = Annotated[dict[str, float], BeforeValidator(shares)]
SharesByCountry = Annotated[dict[str, float], BeforeValidator(shares_by_country)]
