"""Weekly lists in a conversation: made of its brief, listed, changed, paused, asked for at once."""

from dataclasses import replace

from bot.conversation.deeds.tools import Call, Told, Tools
from bot.conversation.replies import OneWeekly, Reply, Weeklies
from bot.conversation.thread import Choice, Thread
from bot.conversation.understanding.language import turn_language
from bot.memory.schedules import Schedule
from bot.weekly.asked import Asked, asked_from, asked_in
from bot.weekly.places import TERMINAL, Place, place_of
from bot.weekly.reading_when import WhenSaid, when_said
from bot.weekly.tongues.tongue import Clock, clock
from bot.weekly.weekly import Weekly, next_of, when_of
from bot.weekly.when import When
from bot.weekly.when_in_words import when_in_words
from index.trouble import IndexTrouble
from prompts import weekly as sentences
from prompts.commands import Command
from prompts.words import Words
from retrieval.brief_json import brief_as_json
from retrieval.reading.surface import plain

ZONE = "zone"
"""The preference that holds the zone of the team, over that of the settings."""
LONGEST_ANSWER = 60
"""Characters of a message that only says when; a longer one is about something else."""


def weekly(call: Call, tools: Tools) -> Told:
    """Does what is asked of the weekly lists of this channel."""
    asked = _asked(call)
    call = call._replace(thread=replace(call.thread, choices=()))  # what was asked before is answered, or was left
    use, here = Weekly(proposer=tools.proposer, memory=tools.memory), place_of(call.moment.thread)
    lists = use.all(here)
    if asked.act == "list" or (asked.act == "new" and not asked.said and asked.number is None and lists):
        return _all(call, lists)
    if asked.act == "new" or (asked.act == "edit" and not lists and asked.said):
        mine = _of_this_brief(lists, call.thread, call.moment.thread)
        if mine is None:
            return _new(call, tools, use, asked)
        return _edited(call, tools, use, mine, asked)
    found = _meant(asked, lists, use, here, call.moment.thread)
    if found is None:
        return _unclear(call, asked, lists)
    return _edited(call, tools, use, found, asked) if asked.act == "edit" else _switched(call, use, found, asked)


def answered(text: str, thread: Thread) -> Command | None:
    """The command that a message is where it was just asked when a list should come, and it says that and little else."""
    waiting = next((one.command for one in thread.choices if one.command.name == "weekly"), None)
    if waiting is None or waiting.text is None or len(text) > LONGEST_ANSWER:
        return None
    language, _ = turn_language(text, thread.language)
    before, said = asked_from(waiting.text), when_said(text, language)
    hour = plain(text.strip())
    if not said and hour.isdecimal() and len(hour) <= 2:  # "10", after "at what time?"
        said = WhenSaid(time=clock(int(hour)))
    if not said or before.act not in {"new", "edit"}:
        return None
    whole = WhenSaid(
        weekdays=said.weekdays or before.said.weekdays,
        time=said.time or before.said.time,
        zone=said.zone or before.said.zone,
        trouble=said.trouble,
    )
    return Command(name="weekly", text=Asked(act=before.act, number=before.number, said=whole).text)


def _asked(call: Call) -> Asked:
    if call.command.text is not None:
        try:
            return asked_from(call.command.text)
        except (ValueError, IndexTrouble):  # a zone that was deleted since, or a choice of an older version
            pass
    return asked_in(call.text, turn_language(call.text, call.thread.language)[0])


def _all(call: Call, lists: tuple[Schedule, ...]) -> Told:
    if not lists:
        return Reply(command=call.command, said="weekly.none"), call.thread
    return Reply(command=call.command, body=_shown(call, *lists)), call.thread


def _new(call: Call, tools: Tools, use: Weekly, asked: Asked) -> Told:
    standing = call.thread.standing
    if standing is None:
        return Reply(command=call.command, said="weekly.no_brief"), call.thread
    when = asked.said.completed(zone=_zone(tools, call))
    if question := _question(asked.said):
        return _ask(call, asked, when, question)
    kept = use.save(
        standing,
        when,
        thread=call.moment.thread,
        who=call.moment.who,
        now=call.moment.now,
        language=call.thread.language,
        name=call.thread.title,
    )
    return _told(call, kept, "weekly.saved")


def _edited(call: Call, tools: Tools, use: Weekly, schedule: Schedule, asked: Asked) -> Told:
    before = when_of(schedule)
    when = asked.said.completed(zone=_zone(tools, call), before=before)
    if asked.said.trouble is not None or not asked.said:
        return _ask(call, Asked(act="edit", number=schedule.id, said=asked.said), when, _question(asked.said) or "weekly.ask_when")
    if when == before:
        return _told(call, schedule, "weekly.nothing_to_change")
    return _told(call, use.edit(schedule, when=when, now=call.moment.now), "weekly.edited")


def _switched(call: Call, use: Weekly, schedule: Schedule, asked: Asked) -> Told:
    now = call.moment.now
    match asked.act:
        case "pause":
            done, said, otherwise = use.pause(schedule, now=now), "weekly.paused", "weekly.is_paused"
        case "resume":
            done, said, otherwise = use.resume(schedule, now=now), "weekly.resumed", "weekly.is_not_paused"
        case "restore":
            done, said, otherwise = use.restore(schedule, now=now), "weekly.restored", "weekly.nothing_to_change"
        case "delete":
            done, said, otherwise = use.delete(schedule, now=now), "weekly.deleted", "weekly.unknown"
        case _:
            done = use.run_now(schedule, f"{call.moment.thread}:{now:%Y%m%dT%H%M%S}", now=now)
            said = otherwise = "weekly.asked_terminal" if schedule.team_id == TERMINAL else "weekly.asked"
    after = use.one(schedule.id, schedule.team_id) or schedule
    reply, thread = _told(call, after, said if done else otherwise)
    if asked.act != "delete" or not done:
        return reply, thread
    back = Choice(label="weekly.bring_back", command=Command(name="weekly", text=Asked(act="restore", number=schedule.id).text))
    return Reply(command=call.command, said=reply.said, fields=reply.fields, choices=(back,)), thread.asking((back,))


def _ask(call: Call, asked: Asked, when: When, said: str) -> Told:
    """A question, with what is usual as the answer to pick."""
    if said == "weekly.which_zone":
        return Reply(command=call.command, said=said), call.thread
    whole = WhenSaid(weekdays=when.weekdays, time=_clock(when), zone=when.zone)
    yes = Choice(label="weekly.yes", command=Command(name="weekly", text=Asked(act=asked.act, number=asked.number, said=whole).text))
    words = Words(call.thread.language)
    reply = Reply(command=call.command, said=said, fields={"when": when_in_words(when, words)}, choices=(yes,))
    return reply, call.thread.asking((yes,))


def _question(said: WhenSaid) -> str | None:
    """What has to be asked before a list can be kept."""
    if said.trouble is not None:
        return "weekly.which_zone" if said.trouble == "zone" else "weekly.only_weekly"
    match said.missing:
        case ("day", "time"):
            return "weekly.ask_when"
        case ("day",):
            return "weekly.ask_day"
        case ("time",):
            return "weekly.ask_time"
    return None


def _meant(asked: Asked, lists: tuple[Schedule, ...], use: Weekly, here: Place, thread: str) -> Schedule | None:
    """The list of the number that is named, deleted ones too; else the only one, or the only one of this conversation."""
    if asked.number is not None:
        found = use.one(asked.number, here.team)
        return found if found is not None and found.channel == here.channel else None
    mine = [one for one in lists if one.thread == thread]
    return lists[0] if len(lists) == 1 else mine[0] if len(mine) == 1 else None


def _of_this_brief(lists: tuple[Schedule, ...], thread: Thread, key: str) -> Schedule | None:
    """The list that was made of this very brief in this conversation: of one brief there is one."""
    if thread.brief is None:
        return None
    brief = brief_as_json(thread.brief)
    return next((one for one in lists if one.thread == key and one.brief == brief), None)


def _unclear(call: Call, asked: Asked, lists: tuple[Schedule, ...]) -> Told:
    if asked.number is not None:
        return Reply(command=call.command, said="weekly.unknown", fields={"id": str(asked.number)}), call.thread
    if not lists:
        return Reply(command=call.command, said="weekly.none"), call.thread
    return Reply(command=call.command, body=_shown(call, *lists), said="weekly.which", fields={"id": str(lists[0].id)}), call.thread


def _told(call: Call, schedule: Schedule, said: str) -> Told:
    """A sentence about one list."""
    words, when, due = Words(call.thread.language), when_of(schedule), next_of(schedule, call.moment.now)
    fields = {
        "name": schedule.name,
        "id": str(schedule.id),
        "when": when_in_words(when, words) if when is not None else schedule.zone,
        "next": sentences.moment(due, words) if due is not None else words("weekly.state_paused"),
    }
    return Reply(command=call.command, said=said, fields=fields), call.thread


def _shown(call: Call, *lists: Schedule) -> Weeklies:
    now = call.moment.now
    return Weeklies(
        lists=tuple(
            OneWeekly(id=one.id, name=one.name, when=when_of(one), next=next_of(one, now), paused=one.paused, channel=one.channel)
            for one in lists
        )
    )


def _zone(tools: Tools, call: Call) -> str:
    """The zone of times that are told without one: the person's, the team's, that of the settings."""
    return call.moment.zone or tools.memory.preferences.get(ZONE) or tools.zone


def _clock(when: When) -> Clock:
    return Clock(when.hour, when.minute)
