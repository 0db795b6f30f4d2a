"""Reading a shortlist in tests."""

from retrieval.shortlist import Match, Shortlist


def order(shortlist: Shortlist) -> list[str]:
    """Handles of the matches, best first."""
    return [match.creator.id.split(":")[1] for match in shortlist.matches]


def part(match: Match, name: str) -> float:
    """What this part added, 0 where it is not there."""
    return sum(one.value for one in match.parts if one.name == name)
