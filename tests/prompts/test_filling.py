"""Prompts as files: what a header promises, the words keep, and filling adds nothing of its own."""

from datetime import date

import pytest

from prompts import draft_outreach, read_brief, understand
from prompts.filling import FOLDER, Prompt, PromptFault, parsed, prompt
from prompts.request import Request
from retrieval.brief import Brief
from tests.builders import a_creator

KNOWN = {("read_brief", 1): "c8b0ac28ece3", ("understand", 3): "f0168812c1b2", ("draft_outreach", 2): "ec373cb91364"}
"""Fingerprints by name and version. Words or schema changed: raise the version in the file, and add the new fingerprint here."""


def a_file(*, header: str = 'version = 1\npurpose = "p"\nfields = ["brand"]', system: str = "Say.", user: str = "About {{brand}}.") -> str:
    return f"+++\n{header}\n+++\n## system\n{system}\n\n## user\n{user}\n"


def filled(text: str, **values: str) -> Request:
    return parsed("x", text).request(values, schema={}, most_tokens=1)


def test_words_that_change_need_a_new_version() -> None:
    made = {}
    day = date(2026, 11, 25)
    draft = draft_outreach.request(a_creator(), Brief(wording="coffee"), language="th", reader="en", values={"brand": "Drizzle"})
    for one in (read_brief.request("coffee", today=day), understand.request("cheaper", today=day), draft):
        made[(one.name, one.version)] = one.fingerprint
    assert {key: made[key] for key in made if KNOWN.get(key) != made[key]} == {}, "raise the version and add its fingerprint"
    assert {path.stem for path in FOLDER.glob("*.md")} == {name for name, _ in made}, "a prompt that no test watches"


def test_the_fingerprint_tells_words_and_schema_apart_but_not_what_they_are_filled_with() -> None:
    words = a_file()
    one = filled(words, brand="Drizzle").fingerprint
    assert filled(words, brand="Solvane").fingerprint == one
    assert filled(words.replace("Say.", "Tell."), brand="Drizzle").fingerprint != one
    assert filled(words.replace("About", "On"), brand="Drizzle").fingerprint != one
    assert parsed("x", words).request({"brand": "Drizzle"}, schema={"type": "object"}, most_tokens=1).fingerprint != one


def test_a_value_that_looks_like_a_field_stays_text() -> None:
    text = a_file(header='version = 1\npurpose = "p"\nfields = ["brand", "bio"]', user="{{brand}} and {{bio}}")
    assert filled(text, brand="{{bio}}", bio="{{brand}} \\1 {x}").user == "{{bio}} and {{brand}} \\1 {x}"


@pytest.mark.parametrize("values", [{}, {"brand": "a", "bio": "b"}, {"bio": "b"}])
def test_a_field_that_is_missing_or_unknown_is_a_fault(values: dict[str, str]) -> None:
    with pytest.raises(PromptFault, match=r"brand|bio"):
        filled(a_file(), **values)


@pytest.mark.parametrize(
    "text",
    [
        "Say.",
        a_file(header="version = 1\nfields = []"),
        a_file(header="not toml"),
        a_file(header='version = 1\npurpose = "p"\nfields = []'),
        a_file(header='version = 1\npurpose = "p"\nfields = ["brand", "bio"]'),
        a_file(header='version = 1\npurpose = "p"\nfields = ["brand"]\nmodel = "m"'),
        a_file(user="About {{brand}} {{Brand}}."),
        a_file(system="{{ brand }}"),
        a_file().replace("## user", "## you"),
    ],
)
def test_a_file_whose_header_and_words_disagree_is_a_fault(text: str) -> None:
    with pytest.raises(PromptFault, match=r"^x"):
        parsed("x", text)


def test_every_prompt_says_what_it_is_for() -> None:
    for path in FOLDER.glob("*.md"):
        made: Prompt = prompt(path.stem)
        assert made.purpose.endswith("."), path
        assert made.version >= 1


def test_a_request_that_asks_nothing_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="asks nothing"):
        filled(a_file(system=" "), brand="x")
    with pytest.raises(ValueError, match="count from 1"):
        parsed("x", a_file()).request({"brand": "x"}, schema={}, most_tokens=0)
