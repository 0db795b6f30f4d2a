"""Every payload that the code can build."""

from collections.abc import Iterator

from bot.blocks.showing import Showing
from bot.proposal import Proposal
from tests.bot.blocks.checks.payloads import faults_of_chunks, faults_of_message, faults_of_view
from tests.bot.blocks.samples.ground import Sample, proposal_of
from tests.bot.blocks.samples.messages import imports, notes, replies, streams, weekly_rounds
from tests.bot.blocks.samples.windows import homes, small_windows, windows


def samples(text: str, showing: Showing, proposal: Proposal | None = None, *, every: bool = True, many: int = 1) -> Iterator[Sample]:
    """A sample of each payload, with a text wherever others write; over a list of two with that text, or another one."""
    over = proposal or proposal_of(text, text)
    yield from replies(text, showing, over, every=every)
    yield from weekly_rounds(text, showing, over)
    yield from notes(text, showing)
    yield from imports(text, showing, columns=max(3, many))
    yield from streams(showing) if every else ()
    yield from windows(text, showing, over)
    yield from small_windows(text, showing)
    yield from homes(text, showing, many=many)


def faults(sample: Sample) -> list[str]:
    """What is wrong with a sample, by all three layers."""
    match sample.surface:
        case "message":
            found = faults_of_message(sample.payload)
        case "chunks":
            found = faults_of_chunks(sample.payload)
        case "view":
            found = faults_of_view(sample.payload)
    return [f"{sample.name}: {fault}" for fault in found]
