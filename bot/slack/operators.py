"""What operators and administrators are told: troubles in the log, figures in the App Home."""

import logging

import numpy as np

from bot.blocks.showing import Showing
from bot.bootstrap import Parts
from bot.posting.once import PostTrouble
from bot.weekly.rounds import RoundTrouble
from prompts.figures import number
from retrieval.counting import census

log = logging.getLogger("briefmatch")


def post_trouble(trouble: PostTrouble) -> None:
    """That nobody can tell whether a message stands in its channel, or that it stands there twice."""
    told = {"action": f"post_{trouble.kind}", "channel": trouble.posting.channel, "key": trouble.posting.key, "why": trouble.why}
    log.error("post trouble", extra=told)


def round_trouble(trouble: RoundTrouble) -> None:
    """That a weekly list could not be posted."""
    told = {"action": f"weekly_{trouble.kind}", "schedule": trouble.schedule.id, "due": trouble.due, "why": trouble.why}
    log.error("weekly trouble", extra=told)


def statistics(parts: Parts, showing: Showing) -> tuple[str, ...]:
    """The catalogue in lines."""
    desk, words = parts.desk(), showing.words
    counted = census(desk.generation, np.arange(desk.generation.manifest.creators), parts.book)
    figures = {name: number(value, words.language) for name, value in (("creators", counted.creators), ("posts", counted.posts))}
    generation = number(desk.generation.manifest.number, words.language)
    platforms = ", ".join(f"{label} {number(count, words.language)}" for label, count in counted.platforms[:6])
    return (words("slack.statistics", generation=generation, **figures), platforms)
