"""What is for administrators, put together: a part of the composition root."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.blocks.controls import Act
from bot.bootstrap import Parts
from bot.cli.doctor import findings
from bot.cli.forget import everyday_words, named
from bot.slack.administering import Administering, Counting
from bot.slack.bringing_in import BringsIn
from bot.slack.checkups import Checkups
from bot.slack.erasing import Erasing
from bot.slack.errands import Confirming
from bot.slack.files import Files
from bot.slack.handing import Handing
from bot.slack.import_runs import ImportRuns
from bot.slack.importing import Importing
from bot.slack.kept_files import FOLDER, KeptFiles
from bot.slack.press import Acts
from bot.slack.redacting import Redacting
from bot.slack.speaking import Speaking
from bot.slack.surroundings import Surroundings
from bot.slack.work import Work


@dataclass(frozen=True, kw_only=True, slots=True)
class Administration:
    """The words and the buttons of administrators, and the files that wait for them."""

    administers: Administering
    acts: Mapping[Act, Acts]
    kept: KeptFiles


def administration_of(
    parts: Parts,
    *,
    speaking: Speaking,
    surroundings: Surroundings,
    files: Files,
    work: Work,
    owner: str,
    clock: Callable[[], datetime],
    wait: Callable[[float], None],
) -> Administration:
    """Everything of it."""
    memory, house, client = parts.memory, parts.house, speaking.client
    kept = KeptFiles(folder=parts.settings.data / FOLDER, files=files)
    confirming = Confirming(errands=memory.errands, speaking=speaking, surroundings=surroundings, work=work)
    handing = Handing(postings=memory.postings, speaking=speaking, files=files, owner=owner)
    brings = BringsIn(house=house, publisher=parts.publisher)
    runs = ImportRuns(confirming=confirming, brings=brings, kept=kept, handing=handing, clock=clock)
    erasing = Erasing(
        confirming=confirming,
        house=house,
        publisher=parts.publisher,
        named=partial(named, parts=parts),
        ordinary=partial(everyday_words, parts),
        kept=kept,
        redacts=Redacting(client=client, speaking=speaking, wait=wait),
        clock=clock,
    )
    counting = Counting(
        desk=parts.desk,
        read=lambda question: parts.reader.read(question, today=clock().date()),
        matcher=lambda: parts.matcher,
        book=parts.book,
    )
    administers = Administering(
        speaking=speaking,
        surroundings=surroundings,
        memory=memory,
        importing=Importing(confirming=confirming, kept=kept, files=files, clock=clock),
        erasing=erasing,
        counting=counting,
        catalogue=partial(findings, parts),
        checkups=Checkups(client=client, settings=parts.settings.slack, memory=memory),
    )
    acts: dict[Act, Acts] = {"import_confirm": runs.confirmed, "import_cancel": confirming.cancelled, "forget": erasing.confirmed}
    return Administration(administers=administers, acts=acts, kept=kept)
