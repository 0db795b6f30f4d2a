"""Briefs that were written for these tests, and matches of the example creators to write to."""

import json
from datetime import UTC, datetime
from pathlib import Path

from bot.examples import CREATORS
from index.loading.rows import Loaded
from index.loading.source import open_source
from index.texts import recent_posts
from retrieval.brief import Brief
from retrieval.brief_json import brief_from_json
from retrieval.shortlist import Evidence, Match
from tests.prompts.matches import a_match

BRIEFS = Path(__file__).with_name("briefs.jsonl")
"""Twenty invented briefs, five in each language."""


def briefs() -> list[Brief]:
    """All of them."""
    return [brief_from_json(json.loads(line)) for line in BRIEFS.read_text(encoding="utf-8").splitlines()]


def example_matches() -> list[Match]:
    """A match for each example creator, resting on their newest posts."""
    now = datetime(2027, 1, 1, tzinfo=UTC)
    rows = [row for path in sorted(CREATORS.glob("*.jsonl")) for row in open_source(path, mapping=None, now=now).rows()]
    return [
        a_match(
            creator=row.creator,
            evidence=tuple(Evidence(post=post, meaning=0.4 - 0.1 * k, words=0.3) for k, post in enumerate(recent_posts(row.creator)[:3])),
        )
        for row in rows
        if isinstance(row, Loaded)
    ]
