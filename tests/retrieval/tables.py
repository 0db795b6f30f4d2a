"""Columns of a few creators without publishing anything, and the verdicts of one requirement on them."""

from index.generation.columns import Columns, columns_of
from index.languages import by_script
from index.passages import passages_of
from index.placing import placed
from index.records import Creator
from retrieval.brief import Brief
from retrieval.filters import STATUS, Screened, screen
from tests.fakes.places import ThreeCities


class ByScript:
    """Tells languages by script alone, Latin ones not at all."""

    def language_of(self, text: str, *, otherwise: str | None = None) -> str | None:
        """See `LanguageDetector`."""
        return by_script(text) or otherwise


def columns_for(*creators: Creator) -> Columns:
    """The columns of these creators, who must be in the order of their ids."""
    assert [c.id for c in creators] == sorted(c.id for c in creators), "rows follow ids"
    passages = {c.id: passages_of(c, detector=ByScript()) for c in creators}
    return columns_of(creators, passages, clusters=range(len(creators)), placing=placed(creators, ThreeCities()))


def a_brief(**fields: object) -> Brief:
    """A brief of these fields; it says its topics and nothing else unless told."""
    topics: tuple[str, ...] = fields.get("topics", ())  # type: ignore[assignment]  # as in a brief
    return Brief(**{"wording": ", ".join(topics) or "a brief", **fields})  # type: ignore[arg-type]  # fields are the caller's


def statuses(one: Screened) -> list[str]:
    """The verdicts in words, in the order of creators."""
    return [STATUS[int(code)] for code in one.verdicts]


def verdicts(brief: Brief, *creators: Creator) -> list[str]:
    """What the brief's only requirement says of each creator."""
    (only,) = screen(brief, columns_for(*creators))
    return statuses(only)
