"""Why a row was refused, in words for a marketer."""

from pydantic import ValidationError

_WORDS = {
    "missing": "is missing",
    "list_type": "is not a list",
    "dict_type": "is not an object",
    "model_type": "is not an object",
    "model_attributes_type": "is not an object",
    "too_short": "is empty",
    "too_long": "has too many entries",
}
_TOLD = 3


def reason_of(error: ValueError) -> str:
    """The reason that an error gives, with the field where it stands; of many errors the first three."""
    if not isinstance(error, ValidationError):
        return str(error)
    told = []
    for detail in error.errors(include_url=False, include_input=False)[:_TOLD]:
        cause = detail.get("ctx", {}).get("error")
        words = str(cause) if isinstance(cause, ValueError) else _WORDS.get(detail["type"], detail["msg"])
        place = _place(detail["loc"])
        told.append(f"{place} {words}" if words.startswith(("is ", "has ")) else f"{place}: {words}")
    more = error.error_count() - len(told)
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "")


def _place(loc: tuple[int | str, ...]) -> str:
    """Where in the record: `followers`, or `posts 3, views` with places counted from 1."""
    parts: list[str] = []
    for step in loc:
        if isinstance(step, int):
            parts[-1:] = [f"{parts[-1] if parts else 'entry'} {step + 1}"]
        else:
            parts.append(step)
    return ", ".join(parts) or "the row"
