"""The windows that ask little: waiting, failed, reasons, comparing, why not."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks.controls import Unreadable
from bot.blocks.modals.callbacks import CALLBACKS, callback_id, callback_of
from bot.blocks.modals.comparing import compare_window, handle_in, read_compare, read_why_not, why_not_window
from bot.blocks.modals.frame import page_of, window
from bot.blocks.modals.inputs import Option, several_input
from bot.blocks.modals.pages import paged
from bot.blocks.modals.reasons import Reasoned, read_reason, reason_window
from bot.blocks.modals.submitted import Submitted, Wrong
from bot.blocks.modals.waiting import failed_window, loading_window
from bot.proposal import Proposal
from prompts.commands import Command
from prompts.words import Words
from tests.bot.blocks.modals.windows import HOSTILE, LANGUAGES, LONG, accepted, option, put, showing, state_of, whole_text
from tests.bot.bodies import two
from tests.bot.proposals import a_proposal
from tests.builders import a_creator
from tests.prompts.matches import a_match


def people(count: int) -> Proposal:
    return a_proposal(*(a_match(creator=a_creator(f"ana{k}")) for k in range(1, count + 1)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_waiting_windows_fit_and_say_what_comes_next(language: str) -> None:
    words = Words(language)
    assert accepted(loading_window(showing(language), metadata="m"))["callback_id"] == "bm:loading"
    failed = accepted(failed_window("The catalogue is empty.", reference="R-1A2B", showing=showing(language), metadata="m"))
    text = whole_text(failed)
    assert "The catalogue is empty." in text
    assert "R-1A2B" in text
    assert words("window.try_again") in text
    told = whole_text(failed_window(HOSTILE, reference="R", showing=showing(language), metadata="m", next_step="Build it first."))
    assert "Build it first." in told
    assert words("window.try_again") not in told
    assert "submit" not in failed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("act", get_args(Reasoned))
@pytest.mark.parametrize("name", ["Ana Silva", HOSTILE, LONG])
def test_a_reason_is_asked_for_in_the_readers_words(act: Any, language: str, name: str) -> None:
    view = accepted(reason_window(act, name, showing(language), metadata="m"))
    assert callback_of(view["callback_id"]) == act
    assert view["title"]["text"] == Words(language)(f"window.{act}_title")


def test_a_reason_may_be_left_out_and_the_words_of_a_note_may_not() -> None:
    state = state_of(reason_window("reject", "Ana", showing(), metadata="m"))
    assert read_reason("reject", state, Words("en")) is None
    assert read_reason("block", put(state, "reason", value=" too loud\n"), Words("en")) == "too loud"
    assert isinstance(read_reason("note", put(state, "reason", value=" \u200b "), Words("en")), Wrong)
    assert read_reason("note", put(state, "reason", value="ask"), Words("en")) == "ask"
    needed = [block["optional"] for block in reason_window("note", "Ana", showing(), metadata="m")["blocks"] if block["type"] == "input"]
    assert needed == [False]


def test_a_reason_fits_into_a_command() -> None:
    state = put(state_of(reason_window("reject", "Ana", showing(), metadata="m")), "reason", value="x" * 1_000)
    assert Command(name="reject", creators=(1,), text=str(read_reason("reject", state, Words("en"))))
    with pytest.raises(Unreadable):
        read_reason("reject", put(state, "reason", value="x" * 1_001), Words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [2, 100, 101, 350])
def test_whoever_else_is_in_the_list_can_be_compared_with(count: int, language: str) -> None:
    view = accepted(compare_window(people(count), 2, showing(language), metadata="m"))
    (element,) = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    options = element.get("options") or [one for group in element["option_groups"] for one in group["options"]]
    assert [one["value"] for one in options] == [str(k) for k in range(1, count + 1) if k != 2]


def test_a_list_of_one_has_nobody_to_compare_with() -> None:
    view = accepted(compare_window(people(1), 1, showing(), metadata="m"))
    assert "submit" not in view
    assert state_of(view) == {}


def test_the_places_to_compare_begin_with_the_one_that_it_was_asked_on() -> None:
    state = put(state_of(compare_window(people(5), 3, showing(), metadata="m")), "others", selected_options=[option("5"), option("1")])
    assert read_compare(state, 3, 5, Words("en")) == (3, 5, 1)
    assert isinstance(read_compare(put(state, "others", selected_options=[]), 3, 5, Words("en")), Wrong)
    assert read_compare(put(state, "others", selected_options=[option("5"), option("5")]), 3, 5, Words("en")) == (3, 5)
    five = [option(str(k)) for k in (1, 2, 4, 5, 6)]
    assert isinstance(read_compare(put(state, "others", selected_options=five), 3, 6, Words("en")), Wrong)
    for strange in ("3", "6", "0", "x", "-1"):
        with pytest.raises(Unreadable):
            read_compare(put(state, "others", selected_options=[option(strange)]), 3, 5, Words("en"))


@pytest.mark.parametrize("text", [HOSTILE, LONG])
def test_names_of_others_are_only_shown_in_the_menu(text: str) -> None:
    accepted(compare_window(two(text), 1, showing(), metadata="m"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@ana", ("@ana",)),
        ("ana", ("@ana",)),
        ("@ana, @bo\nchi", ("@ana", "@bo", "@chi")),
        ("https://www.tiktok.com/@ana.tv?lang=en", ("@ana.tv",)),
        ("@ana @ana", ("@ana",)),
        ("@آنا، @bo", ("@آنا", "@bo")),
    ],
)
def test_handles_are_read_as_people_write_them(written: str, meant: tuple[str, ...]) -> None:
    state = put(state_of(accepted(why_not_window(showing(), metadata="m"))), "handles", value=written)
    found = read_why_not(state, Words("en"))
    assert found == meant
    assert Command(name="why_not", creators=meant)


@pytest.mark.parametrize("written", ["", "@", "@a @b @c @d", "<@U012ABCDEF>", "https://example.com/", "x" * 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_handle_is_told(written: str, language: str) -> None:
    state = put(state_of(accepted(why_not_window(showing(language), metadata="m"))), "handles", value=written)
    found = read_why_not(state, Words(language))
    assert isinstance(found, Wrong)
    assert found.errors == {"handles": Words(language)("window_fault.handle")}


@given(text=st.text(max_size=120))
def test_a_handle_is_always_one_that_a_command_takes(text: str) -> None:
    if handle := handle_in(text):
        assert Command(name="why_not", creators=(f"@{handle}",))


def test_every_window_has_an_id_of_its_own_and_no_other_is_read() -> None:
    assert [callback_of(callback_id(one)) for one in CALLBACKS] == list(CALLBACKS)
    for strange in ("bm:", "details", "bm:nonsense", None, 7, "bm:details "):
        with pytest.raises(Unreadable):
            callback_of(strange)


def test_a_window_beyond_the_limits_is_a_fault_of_whoever_builds_it() -> None:
    block = {"type": "divider"}
    for blocks, metadata in (([], ""), ([block] * 101, ""), ([block], "x" * 3_001)):
        with pytest.raises(ValueError, match=r"window|metadata"):
            window("details", "Title", blocks, Words("en"), metadata=metadata)
    with pytest.raises(ValueError, match="option"):
        several_input("x", "x", [Option("y" * 151, "y")], initial=())


def test_pages_keep_groups_whole_and_stay_within_blocks_and_bytes() -> None:
    small, large = {"type": "divider"}, {"type": "section", "text": "ก" * 10_000}
    assert [len(page) for page in paged([[small] * 3, [small] * 3, [small] * 2], most=5)] == [3, 5]
    assert [len(page) for page in paged([[small] * 12], most=5)] == [5, 5, 2]
    assert [len(page) for page in paged([[small], [large, large], [large]], most=50)] == [3, 1]
    assert [len(page) for page in paged([[large], [large, large]], most=50)] == [1, 2]
    assert [len(page) for page in paged([[large] * 5], most=50)] == [2, 2, 1]
    assert paged([], most=5) == [[]]


def test_the_nearest_page_is_shown_where_a_list_grew_shorter() -> None:
    assert [page_of(["a", "b"], number) for number in (-1, 0, 1, 2, 3)] == ["a", "a", "a", "b", "b"]


@given(
    values=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    )
)
def test_a_state_of_any_shape_is_read_or_refused_and_nothing_else(values: Any) -> None:
    try:
        told = Submitted(values)
        for block in told.beginning(""):
            for read in (told.text, told.chosen, told.several, told.day, told.time, told.channel):
                try:
                    read(block)
                except Unreadable:
                    continue
    except Unreadable:
        return
