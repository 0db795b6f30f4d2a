"""Stories of people and the bot: what comes in through the app, and what then stands in Slack and in the database."""

from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt import BoltRequest, BoltResponse
from sqlalchemy.exc import OperationalError

from bot.slack.arrivals import conversation_key
from bot.slack.spot import Spot
from index.progress import Progress
from tests.slack.conftest import Inside
from tests.slack.messages import Message
from tests.slack.talking import BRIEF, MANIFEST, PATIENCE, control, controls, eventually, granted, said, the_list
from tests.slack.values import Json
from tests.slack.workspace import Workspace


def dispatched(inside: Inside, body: Json) -> BoltResponse:
    """What the app answers to a body, as it comes over Socket Mode."""
    return inside[2].app.dispatch(BoltRequest(mode="socket_mode", body=body))


def event(number: str, **told: object) -> Json:
    """An event of the workspace."""
    said_there = {"channel": "C0", "user": "U1", "ts": "900.1", "text": "hi", **told}
    return {"type": "event_callback", "team_id": "T000000001", "event_id": number, "event": said_there}


def answered(workspace: Workspace, user: str, channel: str, text: str) -> Message:
    """The list that answers a brief."""
    return the_list(workspace, workspace.mention(user, channel, text))


@pytest.mark.parametrize("name", sorted({one.partition(".")[0] for one in granted()[1]}))
def test_every_event_that_the_manifest_asks_for_has_a_listener(inside: Inside, name: str) -> None:
    told = event(f"listener-{name}", type=name, tab="none", tokens={}, thread_ts="1.1", subtype="channel_join")
    if name not in {"app_uninstalled", "agent_session_stopped"}:  # these two would do what they say
        assert dispatched(inside, told).status == 200
    assert name in MANIFEST.read_text()


def test_what_nobody_sent_us_is_answered_and_does_nothing(inside: Inside) -> None:
    before = len(inside[0].messages("campaigns"))
    for number, told in enumerate(
        ({"type": "message", "bot_id": "B1"}, {"type": "message", "subtype": "channel_topic"}, {"type": "app_mention", "ts": "?"})
    ):
        assert dispatched(inside, event(f"nothing-{number}", **told)).status == 200
    assert len(inside[0].messages("campaigns")) == before


def test_a_delivery_that_is_known_is_answered_without_a_word(inside: Inside) -> None:
    workspace, parts, _ = inside
    message = workspace.mention("ana", "campaigns", BRIEF)
    the_list(workspace, message)
    told = event(
        "twin", type="app_mention", channel=message.channel, user=workspace.directory.user("ana"), ts=message.ts, text="<@UBRIEFBOT> hi"
    )
    assert dispatched(inside, told).status == 200  # another event of the same message
    workspace.settle(PATIENCE)
    mine = [one for one in workspace.replies(message) if "weekly_new" not in str(one.blocks)]
    assert len(mine) == 1
    assert parts.memory.deliveries.load("T000000001", "twin") is None


def test_a_database_that_is_down_is_no_answer_so_that_slack_sends_again(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(*_: object, **__: object) -> bool:
        raise OperationalError("insert", {}, RuntimeError("gone"))

    monkeypatch.setattr(type(inside[2].desk.deliveries), "accept", down)
    told = event("down", type="app_mention", channel="C1", ts="901.1", text="<@UBRIEFBOT> 3 cooks")
    assert dispatched(inside, told).status == 500


def test_a_field_of_a_window_that_asks_for_options_gets_them_in_the_persons_language(inside: Inside) -> None:
    workspace = inside[0]
    workspace.shortcut("mai", "match_form")
    view = workspace.wait_for_view("mai", callback_id="bm:brief_form", timeout=PATIENCE)
    action = next(one for one in controls(view) if one.startswith("pick:countries"))
    found = workspace.suggest(view, action, "viet", user="mai")
    assert [one["value"] for one in found] == ["VN"]
    workspace.close_view("mai", everything=True)


def test_what_others_approved_is_told_in_public_channels_and_nothing_of_private_ones(inside: Inside) -> None:
    workspace = inside[0]
    private = answered(workspace, "ana", "plans", BRIEF)
    workspace.press(private, control(private, "approve:1"), user="ana")
    said(workspace, workspace.messages("plans")[-1], "Approved")
    first = answered(workspace, "ben", "launches", BRIEF)
    assert "approved before" not in first.words
    workspace.press(first, control(first, "approve:1"), user="ben")
    said(workspace, workspace.messages("launches")[-1], "Approved")
    elsewhere = answered(workspace, "ben", "campaigns", BRIEF)
    assert "approved before" in elsewhere.words


def test_fees_are_not_shown_where_people_of_another_company_read_along(inside: Inside) -> None:
    workspace = inside[0]
    answer = answered(workspace, "ben", "partners", BRIEF)
    assert "likely" not in answer.words
    assert not any(act.startswith(("bm:chart", "bm:export")) for act in controls(answer))
    asked = workspace.say("ben", "partners", "export xlsx", thread_ts=answer.thread)
    hidden = workspace.wait_for(
        lambda: next((one for one in workspace.replies(asked) if "Fees are not shown" in one.words), None), PATIENCE
    )
    assert not hidden.files


def test_a_thread_is_forgotten_when_somebody_says_so_and_when_its_first_message_is_deleted(inside: Inside) -> None:
    workspace, parts, _ = inside
    for way in ("words", "deleted"):
        message = workspace.mention("ben", "campaigns", BRIEF)
        the_list(workspace, message)
        key = conversation_key("T000000001", message.channel, message.ts)
        assert parts.memory.threads.load(key) is not None
        if way == "deleted":
            workspace.remove("ben", message)
        else:
            workspace.say("ben", "campaigns", "forget this conversation", thread_ts=message.ts)
            ask = said(workspace, message, "Forget this conversation")
            workspace.press(ask, control(ask, "pick"), user="ben")
        workspace.settle(PATIENCE)
        eventually(lambda k=key: parts.memory.threads.load(k) is None)  # type: ignore[misc]  # bound now
        assert parts.memory.turns.of(key) == ()


def test_work_that_is_stopped_says_so_and_changes_nothing(inside: Inside) -> None:
    workspace, parts, bot = inside
    message = workspace.mention("ben", "campaigns", BRIEF)
    the_list(workspace, message)
    key = conversation_key("T000000001", message.channel, message.ts)
    before = parts.memory.threads.load(key)
    spot = Spot(team="T000000001", channel=message.channel, thread=message.ts)

    def deed(progress: Progress) -> object:
        workspace.stop("ben", "campaigns", message.ts)

        def noticed() -> bool:
            progress.stage("search", total=None, unit="")
            return False

        eventually(noticed)  # the work goes on until it notices
        raise AssertionError("not stopped")

    told = bot.answering.answer(spot, workspace.directory.user("ben"), deed, said="again", delivery="stopped")  # type: ignore[arg-type]  # it never answers
    assert told is None
    assert parts.memory.threads.load(key) == before
    assert any("Stopped" in one.words for one in workspace.replies(message))


def test_a_press_on_a_list_of_another_channel_does_nothing(inside: Inside) -> None:
    workspace, parts, _ = inside
    theirs = answered(workspace, "ana", "plans", BRIEF + " and pastry")
    mine = workspace.mention("ben", "campaigns", BRIEF)
    answer = the_list(workspace, mine)
    value = next(act for act in controls(theirs) if act.startswith("bm:approve:1"))
    shortlist = str([block for block in theirs.blocks if block["type"] == "carousel"]).split("approve|")[1].split("|")[0]
    forged = {
        "type": "block_actions",
        "team": {"id": "T000000001"},
        "user": {"id": workspace.directory.user("ben")},
        "trigger_id": "forged.1",
        "channel": {"id": mine.channel},
        "message": {"ts": answer.ts, "thread_ts": mine.ts},
        "actions": [{"action_id": value, "value": f"approve|{shortlist}|1||", "action_ts": "1.1"}],
    }
    assert dispatched(inside, forged).status == 200
    workspace.settle(PATIENCE)
    assert parts.memory.decisions.in_thread(conversation_key("T000000001", mine.channel, mine.ts)) == ()


def test_conversations_that_nobody_went_on_with_are_dropped_after_their_time(inside: Inside) -> None:
    workspace, parts, bot = inside
    answered(workspace, "ben", "launches", BRIEF)
    workspace.settle(PATIENCE)
    assert parts.memory.threads.all("slack:")
    bot.tidying(datetime.now(UTC) + timedelta(days=1))
    assert parts.memory.threads.all("slack:")
    bot.tidying(datetime.now(UTC) + timedelta(days=bot.tidying.thread_days + 1))
    assert parts.memory.threads.all("slack:") == ()


def test_the_app_home_holds_what_is_the_persons_own_and_its_buttons_work(inside: Inside) -> None:
    workspace, parts, _ = inside
    answer = answered(workspace, "sara", "launches", BRIEF)
    workspace.press(answer, control(answer, "approve:1"), user="sara")
    workspace.press(answer, control(answer, "drafts"), user="sara")
    drafts = workspace.wait_for(
        lambda: next((one for one in workspace.messages("launches", answer.thread) if any("bm:sent" in a for a in controls(one))), None),
        PATIENCE,
    )
    assert drafts.thread == answer.thread
    workspace.say("sara", "launches", "save this as spring", thread_ts=answer.thread)
    workspace.settle(PATIENCE)
    eventually(lambda: parts.memory.saved_briefs.of("T000000001", workspace.directory.user("sara")) != ())
    workspace.open_home("sara")
    home = workspace.wait_for(lambda: workspace.home("sara"), PATIENCE)
    pressed = [act.split(":")[1] for act in controls(home)]
    assert {"drafts", "saved_run", "saved_delete", "settings", "new_brief"} <= set(pressed)
    before = len(workspace.messages("launches", answer.thread))
    workspace.press(home, control(home, "drafts"), user="sara")
    workspace.wait_for(lambda: len(workspace.messages("launches", answer.thread)) > before or None, PATIENCE)
    workspace.press(home, control(home, "saved_run"), user="sara")
    alone = workspace.wait_for(lambda: next(iter(workspace.messages(workspace.direct("sara"))), None), PATIENCE)
    the_list(workspace, alone)
    workspace.press(home, control(home, "saved_delete"), user="sara")
    eventually(lambda: parts.memory.saved_briefs.of("T000000001", workspace.directory.user("sara")) == ())
    workspace.open_home("ben")
    others = workspace.wait_for(lambda: workspace.home("ben"), PATIENCE)
    assert "spring" not in str(others)


def test_what_goes_wrong_is_told_in_one_sentence_with_a_reference_and_the_words_are_not_kept(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, parts, bot = inside

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the inside")

    with monkeypatch.context() as patch:
        patch.setattr(type(bot.answering.conversing), "say", broken)
        message = workspace.mention("ben", "campaigns", BRIEF)
        told = said(workspace, message, "eference")
        workspace.settle(PATIENCE)
    assert "secret" not in told.words
    assert [one.ts for one in workspace.replies(message)] == [told.ts]  # its progress is gone

    def done() -> bool:
        kept = parts.memory.deliveries.load("T000000001", workspace.acks("app_mention")[-1].payload["event_id"])
        return kept is not None and kept.state == "done" and kept.payload is None

    eventually(done)
    again = workspace.mention("ben", "campaigns", BRIEF)
    the_list(workspace, again)


def test_a_message_that_is_opened_from_an_older_list_is_to_the_same_creator(inside: Inside) -> None:
    workspace, parts, _ = inside
    first = answered(workspace, "ben", "campaigns", BRIEF)
    key = conversation_key("T000000001", first.channel, str(first.thread))
    second_creator = parts.conversing.thread(key).shown[1].id
    workspace.press(first, control(first, "details:1"), user="ben")
    details = workspace.wait_for_view("ben", callback_id="bm:details", timeout=PATIENCE)
    workspace.press(details, control(details, "drop"), user="ben")  # whoever stood second stands first now
    eventually(lambda: parts.conversing.thread(key).shown[0].id == second_creator)
    workspace.close_view("ben", everything=True)
    workspace.press(first, control(first, "draft:2"), user="ben")
    window = workspace.wait_for_view("ben", callback_id="bm:draft", timeout=PATIENCE)
    workspace.press(window, control(window, "sent"), user="ben")
    eventually(lambda: [one.creator_id for one in parts.memory.decisions.in_thread(key) if one.kind == "sent"] == [second_creator])
    window = workspace.wait_for_view("ben", callback_id="bm:draft", timeout=PATIENCE)
    body = next(act for act in controls(window) if act.startswith("in:draft.body"))
    assert workspace.submit(window, {body: "My own words"}, user="ben").errors == {}
    eventually(lambda: [one.body for one in parts.conversing.thread(key).drafts if one.creator == second_creator] == ["My own words"])


def test_a_channel_chooses_its_language_its_currency_and_whether_fees_are_shown(inside: Inside) -> None:
    workspace, parts, _ = inside
    workspace.slash("ana", "launches", "settings")
    view = workspace.wait_for_view("ana", callback_id="bm:settings", timeout=PATIENCE)
    channel = workspace.channel("launches")
    currency = next(act for act in controls(view) if act.startswith("pick:currencies:settings.currency"))
    [euro] = [one for one in workspace.suggest(view, currency, "EUR", user="ana") if one["value"] == "EUR"]
    picks = {currency: euro, "in:settings.language": "vi"}
    assert workspace.submit(view, picks, user="ana").errors == {}
    eventually(lambda: getattr(parts.memory.channels.load("T000000001", channel), "currency", None) == "EUR")
    answer = answered(workspace, "ben", "launches", "5 food creators on Instagram")
    assert "EUR" in answer.words
    workspace.slash("ana", "launches", "cài đặt")
    view = workspace.wait_for_view("ana", callback_id="bm:settings", timeout=PATIENCE)
    assert view["title"]["text"] == "Cài đặt"
    assert workspace.submit(view, {"in:settings.fees": "hidden"}, user="ana").errors == {}
    eventually(lambda: getattr(parts.memory.channels.load("T000000001", channel), "fees", None) == "hidden")
    hidden = answered(workspace, "ben", "launches", "5 food creators on Instagram please")
    assert "EUR" not in hidden.words
    assert parts.memory.channels.choose("T000000001", channel, now=datetime.now(UTC), language=None, currency=None, fees=None)
