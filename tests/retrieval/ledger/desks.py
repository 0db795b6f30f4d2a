"""Shortlists over chosen creators whose matches are made for every row, also for those whom the brief contradicts."""

import json
from collections.abc import Sequence
from pathlib import Path

from index.loading.creators import read_creator
from index.records import Creator
from retrieval.brief import Brief
from retrieval.filters import STATUS, meant_accounts, screen
from retrieval.parts import Desk
from retrieval.places import located
from retrieval.shortlist import Evidence, Judged, Known, Match, Quoted, Shortlist
from tests.builders import NOW
from tests.fakes.places import ThreeCities
from tests.prompts.matches import a_match, a_shortlist

EXAMPLES = Path(__file__).parents[3] / "examples" / "creators"


def examples() -> list[Creator]:
    """Every invented creator that comes with the project."""
    return [
        read_creator(json.loads(line), source=path.name, now=NOW, derive_links=False)
        for path in sorted(EXAMPLES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def everybody(brief: Brief, desk: Desk, *, supported: bool = True) -> Shortlist:
    """A list of all creators with the matcher's verdicts on each, whatever they are; evidence are their first three posts."""
    generation = desk.generation
    barred = [row for handle in brief.exclude_creators for row in generation.handles.get(handle.casefold(), ())]
    place = located(brief.creator_places, generation, ThreeCities())
    screened = screen(brief, generation.columns, located=place, excluded_rows=barred)
    accounts = meant_accounts(brief, generation.columns)
    matches: list[Match] = []
    for row in range(generation.manifest.creators):
        creator = generation.creator(row)
        matches.append(
            a_match(
                row=row,
                creator=creator,
                account=creator.accounts[desk.account(row, accounts)],
                supported=supported,
                evidence=tuple(Evidence(post=post, meaning=0.5, words=0.5) for post in creator.posts[:3]),
                ledger=tuple(Judged(requirement=one.requirement, status=STATUS[int(one.verdicts[row])]) for one in screened),
                engagement=desk.engagement(row, accounts),
                twins=desk.twins(row),
            )
        )
    return a_shortlist(*matches, brief=brief, generation=generation.manifest.number)


def known(judged: Judged) -> list[tuple[str, float | str]]:
    """What a verdict rests on that is a figure or a fact."""
    return [(one.what, one.value) for one in judged.proofs if isinstance(one, Known)]


def quotes(judged: Judged) -> list[str]:
    """The words that it rests on."""
    return [one.text for one in judged.proofs if isinstance(one, Quoted)]


def of(match: Match, field: str) -> Judged:
    """The only verdict of this field."""
    (only,) = [one for one in match.ledger if one.requirement.field == field]
    return only


def fields(ledger: Sequence[Judged]) -> list[str]:
    """The fields of a ledger in its order."""
    return [one.requirement.field for one in ledger]
