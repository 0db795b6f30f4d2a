"""A whole number that a setting of the environment gives."""

from collections.abc import Mapping


def whole_number(told: Mapping[str, str], name: str, default: int, bounds: tuple[int, int], faults: list[str]) -> int:
    """The number under a name, both bounds included; the default for none. A wrong one adds its fault to `faults` and counts as none."""
    written = told.get(name, "")
    if not written:
        return default
    if not (written.isascii() and written.isdigit() and bounds[0] <= int(written) <= bounds[1]):
        faults.append(f"{name} is {written!r}; give a whole number from {bounds[0]} to {bounds[1]}")
        return default
    return int(written)
