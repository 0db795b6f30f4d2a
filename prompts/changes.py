"""What changed in a brief, field by field, in the reader's words."""

from prompts import brief_card
from prompts.words import Words
from retrieval.brief import Brief


def changed_rows(before: Brief, after: Brief, words: Words) -> list[tuple[str, str]]:
    """(label, "old → new") for every row of the brief card that is not the same, in the card's order."""
    old, new = dict(brief_card.rows(before, words)), dict(brief_card.rows(after, words))
    order = [label for label in brief_card.labels(words) if label in old or label in new]
    unset = words("chat.unset")
    return [
        (label, words("chat.step", before=old.get(label, unset), after=new.get(label, unset)))
        for label in order
        if old.get(label) != new.get(label)
    ]
