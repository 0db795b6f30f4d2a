"""Every message that the bot can post, and every addition to a stream, with one text wherever others write."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from string import Formatter
from typing import Any, get_args

from bot.blocks import notices
from bot.blocks.importing import Column, Import, Outcome, import_cancelled, import_done, import_failed, import_progress, import_proposed
from bot.blocks.progress import Name, Plan, chunks, plain_message, plan_message, plan_of
from bot.blocks.replies import messages
from bot.blocks.screen import Screen
from bot.blocks.showing import Message, Showing
from bot.blocks.weekly import round_message
from bot.conversation.replies import Absent, Body, Compared, Explained, Loosened, Messages, OneWeekly, Priced, Reply, Weeklies
from bot.conversation.thread import Choice
from bot.matchmaker import Answer
from bot.memory.schedules import Schedule
from bot.proposal import Proposal
from bot.weekly.delta import Changed, Delta, New
from bot.weekly.figures import Change, Fee
from bot.weekly.freshness import Freshness
from bot.weekly.weekly import Round
from bot.weekly.when import When
from index.loading.rows import rejected
from prompts.commands import Command
from prompts.words import _sentences
from retrieval.brief import Brief
from retrieval.fees.money import Exchange, RateWanted
from retrieval.reading.problems import BriefProblem, Code
from retrieval.why_not import WhyNot
from tests.bot.blocks.samples.ground import KEPT, Sample, brief_of, ledger, meter_of, person, question_of
from tests.bot.bodies import a_draft, bodies
from tests.builders import NOW, TODAY
from tests.prompts.test_why_not import a_why

SAID = ("said", "decided", "chat", "weekly")
"""Subjects whose sentences a reply may consist of."""
SHAPED = {"list": frozenset({"first"})}


def replies(text: str, showing: Showing, proposal: Proposal, *, every: bool = True) -> Iterator[Sample]:
    """A reply of each kind. Without `every` those alone that show what others wrote."""
    screen = Screen(shortlist=KEPT, creators=tuple(one.creator.id for one in proposal.shortlist.matches), undoable=True)
    for name, reply in _replies(text, showing, proposal, every=every):
        yield from sent(f"reply {name}", messages(reply, showing, screen))
    if every:
        for name, reply in _replies(text, showing, proposal, every=False):
            yield from sent(f"reply {name} on no screen", messages(reply, showing))


def _replies(text: str, showing: Showing, proposal: Proposal, *, every: bool) -> Iterator[tuple[str, Reply]]:
    new, ask = Command(name="new_brief"), Command(name="ask")
    brief = proposal.shortlist.brief
    answer = _answer(proposal, text)
    yield "list", Reply(command=new, answer=answer, kept=KEPT, question=question_of(), choices=())
    refine = Command(name="show_list")
    yield "changed", Reply(command=refine, answer=answer, before=_before(brief), known=frozenset(), kept=KEPT)
    for name, body in _bodies(text, proposal).items():
        yield name, Reply(command=ask, body=body)
    yield from ((f"said {key}", Reply(command=ask, said=key, fields=fields)) for key, fields in _sayings(text, showing, every=every))
    if not every:
        return
    yield "brief", Reply(command=Command(name="show_brief"), answer=replace(answer, proposal=None, shortlist=None))
    yield "more", Reply(command=Command(name="more"), answer=answer, first=min(len(proposal.shortlist.matches), 11))
    wanted = replace(proposal, exchange=Exchange(wanted=RateWanted(currency="THB", why="missing", last=None)))
    yield "rate", Reply(command=new, answer=_answer(wanted, text), rate_for="THB")
    choices = (Choice(label="chat.ask_new", command=new, text=text), Choice(label="chat.ask_change", command=ask, text=text))
    yield "choices", Reply(command=ask, said="chat.ask", choices=choices)
    empty = replace(proposal, shortlist=replace(proposal.shortlist, matches=()), fees=())
    yield "nobody", Reply(command=new, answer=_answer(empty, text), kept=KEPT)
    for code in get_args(Code):
        details: dict[str, str | int | float] = {"first": "followers_min", "second": "followers_max", "low": 9.0}
        problem = BriefProblem(code=code, details=details if code == "contradictory" else {})
        yield f"problem {code}", Reply(command=new, answer=Answer(brief=None, shortlist=None, problem=problem, language="en"))


def _answer(proposal: Proposal, text: str) -> Answer:
    brief = proposal.shortlist.brief
    fields = ("topics", "brand", "budget_max")
    return Answer(
        brief=brief, shortlist=proposal.shortlist, problem=None, language="en", asked=10, from_model=fields, trouble="slow",
        unused=(text, text), proposal=proposal,
    )  # fmt: skip


def _before(brief: Brief) -> Brief:
    return replace(brief, topics=(), must_have=(*brief.must_have, *brief.exclude), brand=None, budget_max=10, how_many=3)


def _bodies(text: str, proposal: Proposal) -> dict[str, Body]:
    """The bodies of `tests.bot.bodies`, those of a list over this one."""
    places = tuple(range(1, len(proposal.shortlist.matches) + 1))
    stranger = person(text)
    out = (
        a_why(creator=stranger, unmet=tuple(one for one in ledger(text) if one.status == "not_met"), brief=brief_of(text)),
        a_why(creator=stranger, twin=f"instagram:{text}"),
        a_why(creator=stranger, listed=1),
    )
    ours: dict[str, Body] = {
        "Explained": Explained(proposal=proposal, places=places[:3]),
        "Priced": Priced(proposal=proposal, places=places[:20]),
        "Compared": Compared(proposal=proposal, places=places[:5]),
        "Loosened": Loosened(meter=meter_of(text), wanted=5),
        "Absent": Absent(whys=out),
        "Messages": Messages(drafts=tuple(a_draft(text, creator=one.creator.id) for one in proposal.shortlist.matches[:3])),
        "Weeklies": Weeklies(lists=tuple(_one_weekly(k, text[:60]) for k in range(1, 3 + len(places)))),
    }
    return {**bodies(text or "-"), **ours}


def _one_weekly(number: int, text: str) -> OneWeekly:
    when = When(weekdays=(0, 3), hour=9, minute=0, zone="Asia/Bangkok") if number < 3 else None
    coming = NOW + timedelta(days=2) if number == 1 else None
    return OneWeekly(id=number, name=text, when=when, next=coming, paused=number == 2, channel="C1")


def _sayings(text: str, showing: Showing, *, every: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Sentences with all that fills them; without `every` those alone that something fills."""
    for key, sentence in sorted(_sentences(showing.words.language).items()):
        if key.partition(".")[0] in SAID:
            fields = {field: text for _, field, _, _ in Formatter().parse(sentence) if field}
            if fields or every:
                yield key, fields


def weekly_rounds(text: str, showing: Showing, proposal: Proposal) -> Iterator[Sample]:
    """A weekly list that is new, one with news, one without, one with data that is old."""
    size = len(proposal.shortlist.matches)
    why = a_why(creator=person(text), unmet=tuple(one for one in ledger(text) if one.status == "not_met"), brief=brief_of(text))
    fee = Fee(low=900, median=1_200, high=2_000, currency="USD")
    changed = Changed(
        place=size,
        changes=(
            Change(what="followers", before=9_000.0, after=12_000.0),
            Change(what="fee", before=fee, after=replace(fee, median=2_400)),
        ),
    )
    new = tuple(New(place=place, posted=TODAY, back=True, offered=True) for place in range(1, size + 1))
    deltas: dict[str, Delta] = {
        "first": Delta(first=True, new=new),
        "news": Delta(first=False, since=TODAY, new=new, gone=(why, _gone_twin(text)), removed=2, changed=(changed,)),
        "quiet": Delta(first=False, since=TODAY),
    }
    for name, delta in deltas.items():
        made = Round(
            schedule=_schedule(text), proposal=proposal, kept=KEPT, delta=delta, others=proposal if name == "quiet" else None, sights=(),
            freshness=Freshness(stale=name == "news", since=TODAY),
        )  # fmt: skip
        yield from sent(f"weekly {name}", [round_message(made, showing)])


def _gone_twin(text: str) -> WhyNot:
    return a_why(creator=person(text, "gone"), twin=f"instagram:{text}")


def _schedule(text: str) -> Schedule:
    return Schedule(
        id=3, team_id="T1", channel="C1", thread=None, name=text, brief={}, how_many=5, weekdays="mon,thu", time="09:00",
        zone="Asia/Bangkok", language="en", settings={}, paused=False, counts_from=NOW, created_by="U1", created_at=NOW, updated_at=NOW,
        version=1, deleted_at=None,
    )  # fmt: skip


def notes(text: str, showing: Showing) -> Iterator[Sample]:
    """Short messages."""
    told: dict[str, Message] = {
        **{f"short {one}": notices.short(one, showing) for one in get_args(notices.Short)},
        "plain": notices.plain_notice(text, showing),
        "greeting": notices.greeting(showing),
        "stopped": notices.stopped(showing),
        "forgotten": notices.forgotten(showing),
        "queued": notices.queued(3, showing),
        "failed": notices.failed("a1b2c3", showing, why=text),
        "not uploaded": notices.not_uploaded(showing),
        "quoted": notices.brief_quoted(text, "U1", showing),
        "invite": notices.invite_me("C1", text, showing),
        "offer": notices.weekly_offer(KEPT, showing),
        "small print": notices.with_small_print(notices.greeting(showing), text, showing),
    }
    for name, message in told.items():
        yield from sent(f"notice {name}", [message])


def imports(text: str, showing: Showing, *, columns: int = 3) -> Iterator[Sample]:
    """An import from its beginning to its end."""
    rejects = tuple(rejected(k, text, text) for k in range(1, 8))
    held = tuple(Column(name=text, field="handle" if k == 0 else None, samples=(text, text, text)) for k in range(columns))
    told = Import(number=9, file=text, rows=240, columns=held, rejects=rejects, rejected=12)
    done = Outcome(
        file=text, added=10, changed=3, unchanged=220, removed=1, rejected=12, barred=2, creators=233, rejects=rejects, published=True
    )
    yield from sent("import proposed", import_proposed(told, showing))
    yield from sent("import of lines", import_proposed(Import(number=9, file=text, rows=0), showing))
    yield from sent("import progress", [import_progress(text, showing, stage=text, done=3, total=9)])
    yield from sent("import done", import_done(done, showing))
    yield from sent("import cancelled", [import_cancelled(text, showing)])
    yield from sent("import failed", [import_failed(text, text, showing, reference=text)])


def streams(showing: Showing) -> Iterator[Sample]:
    """Progress in each of its forms; nothing in it is of others."""
    words = showing.words
    before: Plan | None = None
    for plan in _plans():
        yield Sample(name="chunks", surface="chunks", payload=chunks(plan, words, before=before))
        yield from sent("plan", [plan_message(plan, words), plain_message(plan, words, ahead=4)])
        before = plan


def _plans() -> Iterable[Plan]:
    names: tuple[Name, ...] = get_args(Name)
    plan = plan_of(*names)
    yield plan
    for name in names:
        plan = plan.at(name, done=3, total=9)
        yield plan
    yield plan.broken()
    yield plan.finished()


def sent(name: str, made: Sequence[Message]) -> Iterator[Sample]:
    """Messages as samples."""
    for one in made:
        payload: dict[str, Any] = {"text": one.text, "blocks": list(one.blocks)}
        yield Sample(name=name, surface="message", payload=payload)
