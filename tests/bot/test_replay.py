"""Replaying a stored list: the same bytes from the same catalogue, and what changed for whom from another one."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.bootstrap import Parts
from bot.cli.main import main
from bot.cli.replay import MOST_LISTED
from bot.memory.cleaning import canonical, unpacked
from bot.memory.migrating import VERSION_TABLE, memory_revision
from bot.memory.shortlists import KeptShortlist, Making, Shortlists
from bot.memory.tables import metadata
from bot.replay_words import told
from bot.replaying import Figured, Gone, Ground, Judgement, Moved, Named, New, Replay, Replaying, Versioned, differences
from bot.settings import read_settings
from index.catalogue.opening import writing
from prompts.words import Words, languages
from retrieval.brief import Brief
from tests.bot.conftest import PEOPLE, Run
from tests.bot.memory.lists import DAY, a_making, a_result, an_entry, settings
from tests.builders import NOW
from tests.index.folders import bytes_of

ANA, BO, CY, DEE = (an_entry(name) for name in ("ana", "bo", "cy", "dee"))
GONE = {"removed": True}


def who(name: str) -> Named:
    return Named(id=f"instagram:{name}", name=name.capitalize(), handle=name)


def test_the_same_list_is_identical_and_nothing_is_told() -> None:
    replay = differences(a_result(ANA, BO), a_result(ANA, BO), same_catalogue=True)
    assert replay == Replay(identical=True, same_ground=True, generations=(1, 1))


def test_one_byte_anywhere_is_no_identity() -> None:
    for other in (a_result(BO, ANA), a_result(ANA), a_result(ANA, {**BO, "score": 0.51}), a_result(ANA, BO, passing=10)):
        assert not differences(a_result(ANA, BO), other).identical
    assert not differences({"a": 1, "b": 2}, {"b": 2, "a": 1}).identical, "order is part of the bytes"


def test_a_catalogue_that_was_published_anew_and_tells_the_same_changes_the_number_alone() -> None:
    replay = differences(a_result(ANA), a_result(ANA, generation=2), same_catalogue=True)
    assert replay == Replay(identical=False, same_ground=True, generations=(1, 2))


def test_who_is_gone_is_told_with_place_and_reason_and_who_is_new_with_the_place() -> None:
    replay = differences(a_result(ANA, BO, CY), a_result(DEE, BO), why=lambda key: {"instagram:cy": ("followers", "tiers")}.get(key, ()))
    assert replay.gone == (Gone(who=who("ana"), place=1), Gone(who=who("cy"), place=3, why=("followers", "tiers")))
    assert replay.new == (New(who=who("dee"), place=1),)
    assert (replay.moved, replay.keeps_order) == ((), True)


def test_who_only_closes_up_moves_and_keeps_the_order() -> None:
    replay = differences(a_result(ANA, BO, CY), a_result(BO, CY))
    assert replay.moved == (Moved(who=who("bo"), before=2, after=1), Moved(who=who("cy"), before=3, after=2))
    assert replay.keeps_order


def test_who_passes_another_does_not_keep_the_order() -> None:
    replay = differences(a_result(ANA, BO, CY), a_result(ANA, CY, BO))
    assert replay.moved == (Moved(who=who("cy"), before=3, after=2), Moved(who=who("bo"), before=2, after=3))
    assert not replay.keeps_order


def test_figures_are_told_before_and_after_and_one_that_is_known_now_as_well() -> None:
    before = an_entry("ana", followers=20_000, rate=None)
    after = an_entry("ana", followers=25_500, rate=0.04)
    replay = differences(a_result(before), a_result(after))
    assert replay.figures == (
        Figured(who=who("ana"), what="followers", account="instagram:ana", before=20_000, after=25_500),
        Figured(who=who("ana"), what="engagement", account="instagram:ana", before=None, after=0.04),
    )


def test_a_small_step_of_a_figure_is_told_exactly() -> None:
    before, after = an_entry("ana", followers=31_020, rate=None), an_entry("ana", followers=31_055, rate=None)
    lines = told(differences(a_result(before), a_result(after)), Words("en"))
    assert any("31,020 → 31,055" in line for line in lines)


def test_what_is_told_by_itself_is_not_told_again_as_the_rest() -> None:
    before, after = an_entry(followers=1, rate=0.03), an_entry(followers=2, rate=0.04)
    after["requirements"] = [{**after["requirements"][0], "status": "unknown"}]
    replay = differences(a_result(before), a_result(after))
    assert replay.judgements == (Judgement(who=who("ana"), field="platforms", before="met", after="unknown"),)
    assert replay.rest == ()
    proved = {**before, "requirements": [{**before["requirements"][0], "proofs": ["x"]}], "engagement": {"rate": 0.03, "percentile": 71}}
    assert differences(a_result(before), a_result(proved)).rest == ("requirements", "engagement")


def test_two_requirements_of_one_field_are_told_apart() -> None:
    both = [{"field": "platforms", "asked": one, "status": "met"} for one in ("instagram", "tiktok")]
    after = [{**both[0], "status": "not_met"}, both[1]]
    replay = differences(a_result({**ANA, "requirements": both}), a_result({**ANA, "requirements": after}))
    assert replay.judgements == (Judgement(who=who("ana"), field="platforms", before="met", after="not_met"),)


def test_the_rest_is_named_by_part_once() -> None:
    replay = differences(
        a_result(ANA, BO, passing=9, supported=4),
        a_result({**ANA, "score": 0.4, "posts": []}, {**BO, "score": 0.4}, passing=10, supported=4),
    )
    assert replay.rest == ("passing", "score", "posts")


def test_whoever_was_erased_is_counted_and_never_named() -> None:
    replay = differences(a_result(ANA, GONE, CY), a_result(ANA, CY, generation=2))
    assert (replay.removed, replay.gone, replay.new, replay.keeps_order) == (1, (), (), True)
    assert replay.moved == (Moved(who=who("cy"), before=3, after=2),)


def test_versions_that_changed_appeared_or_went_are_told() -> None:
    replay = differences(
        a_result(), a_result(), before={"a": "1", "b": "2", "c": "3"}, after={"a": "1", "b": "9", "d": "4"}, same_catalogue=True
    )
    assert replay.versions == (
        Versioned(name="b", before="2", after="9"),
        Versioned(name="c", before="3", after=None),
        Versioned(name="d", before=None, after="4"),
    )
    assert not replay.same_ground


def a_kept(making: Making, result: Mapping[str, Any]) -> KeptShortlist:
    return KeptShortlist(id=making.id, making=making, made_at=NOW, made_by="mai", threads=(), result=canonical(result))


def test_a_list_is_made_again_from_its_own_brief_day_and_settings() -> None:
    making = a_making(settings=settings(limit=3, strict=True, pinned=("instagram:ana",)))
    asked: list[tuple[Brief, date, Mapping[str, Any]]] = []

    def make(brief: Brief, day: date, settings: Mapping[str, Any]) -> Mapping[str, Any]:
        asked.append((brief, day, settings))
        return a_result(ANA)

    replaying = Replaying(ground=lambda: Ground(fingerprint=making.fingerprint, versions=making.versions), make=make, why=lambda *_: ())
    replay = replaying.replay(a_kept(making, a_result(ANA)), a_result(ANA))
    assert replay == Replay(identical=True, same_ground=True, generations=(1, 1))
    assert asked == [(Brief(wording="5 creators for home coffee", language="en", topics=("home coffee",)), DAY, making.settings)]


def test_another_catalogue_is_another_ground_and_a_brief_without_a_list_leaves_nobody() -> None:
    making = a_making()
    ground = Ground(fingerprint="another", versions=making.versions)
    replaying = Replaying(ground=lambda: ground, make=lambda *_: None, why=lambda brief, key, *_: (brief.language or "", key))
    replay = replaying.replay(a_kept(making, a_result(ANA)), a_result(ANA))
    assert not replay.same_ground
    assert replay.gone == (Gone(who=who("ana"), place=1, why=("en", "instagram:ana")),)


EVERYTHING = Replay(
    identical=False,
    same_ground=False,
    generations=(3, 7),
    gone=(Gone(who=who("ana"), place=1, why=("followers",)), Gone(who=who("bo"), place=2, why=("left",)), Gone(who=who("cy"), place=4)),
    new=(New(who=Named(id="x:e", name="E\u202eve [red]", handle="eve"), place=2),),
    moved=(Moved(who=who("dee"), before=5, after=3), Moved(who=who("fay"), before=3, after=5)),
    keeps_order=False,
    figures=(
        Figured(who=who("dee"), what="followers", account="instagram:dee", before=20_000, after=25_500),
        Figured(who=who("dee"), what="engagement", account="instagram:dee", before=None, after=0.041),
    ),
    judgements=(Judgement(who=who("dee"), field="creator_countries", before="unknown", after="met"),),
    removed=1,
    versions=(Versioned(name="embedder", before="a", after="b"),),
    rest=("score", "something_new"),
)


def test_everything_that_changed_is_said_in_sentences() -> None:
    assert told(EVERYTHING, Words("en")) == [
        "The catalogue or the program has changed since (generation 3 → 7). What is different now:",
        "Versions: embedding model a → b",
        "Removed at their own request, without a name: 1",
        "No longer in the list:",
        "  1. Ana @ana: no longer meets followers",
        "  2. Bo @bo: no longer in the catalogue",
        "  4. Cy @cy",
        "New in the list:",
        "  2. Eve [red] @eve",
        "At another place:",
        "  Dee @dee 5 → 3",
        "  Fay @fay 3 → 5",
        "Figures that changed:",
        "  Dee, followers (instagram:dee): 20k → 25.5k",
        "  Dee, engagement (instagram:dee): not known → 4.1 %",
        "Requirements that stand otherwise:",
        "  Dee, country: not known → met",
        "Also different: scores, something_new",
    ]


@pytest.mark.parametrize("language", sorted(languages() - {"en"}))
def test_the_same_is_said_in_every_language_in_as_many_lines(language: str) -> None:
    lines = told(EVERYTHING, Words(language))
    assert len(lines) == len(told(EVERYTHING, Words("en")))
    assert not set(lines[:4]) & set(told(EVERYTHING, Words("en")))
    if language == "fa":
        assert "  Dee @dee ۵ ← ۳" in lines


@pytest.mark.parametrize(
    ("replay", "first"),
    [
        (Replay(identical=True, same_ground=True, generations=(1, 1)), "Same bytes"),
        (Replay(identical=False, same_ground=False, generations=(1, 2)), "The catalogue was published anew since (generation 1 → 2)"),
        (Replay(identical=False, same_ground=True, generations=(1, 2)), "The catalogue was published anew since (generation 1 → 2)"),
        (Replay(identical=False, same_ground=True, generations=(1, 1), rest=("score",)), "Catalogue and versions are the same, and yet"),
        (Replay(identical=False, same_ground=True, generations=(1, 2), rest=("score",)), "Catalogue and versions are the same, and yet"),
        (Replay(identical=False, same_ground=True, generations=(1, 1)), "Catalogue and versions are the same, and yet"),
        (Replay(identical=False, same_ground=True, generations=(1, 1), removed=1), "Apart from who asked to be forgotten"),
        (Replay(identical=False, same_ground=False, generations=(1, 2), removed=1), "The catalogue or the program has changed"),
    ],
)
def test_the_verdict_comes_first(replay: Replay, first: str) -> None:
    assert told(replay, Words("en"))[0].startswith(first)


def test_who_only_closed_up_is_told_in_one_sentence_and_too_many_are_counted() -> None:
    moved = tuple(Moved(who=who(f"c{k}"), before=k + 1, after=k) for k in range(1, 13))
    replay = replace(EVERYTHING, moved=moved, keeps_order=True)
    assert "The others keep their order." in told(replay, Words("en"))
    lines = told(replace(replay, keeps_order=False), Words("en"))
    assert lines[lines.index("At another place:") + 11] == "  and 2 more"


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the built catalogue, to be changed, in which nothing was ever remembered, whatever other tests did with the catalogue."""
    folder = shutil.copytree(data, tmp_path / "copy")
    engine = Parts(read_settings({}, data=folder)).house.engine
    with writing(engine) as connection:
        metadata.drop_all(connection)
        connection.execute(text(f"DROP TABLE IF EXISTS {VERSION_TABLE}"))
    return folder


def stored(folder: Path, wording: str = "3 home coffee creators", *, who: str = "mai") -> str:
    """Makes a list over this catalogue and stores it; returns its id."""
    parts = Parts(read_settings({}, data=folder))
    brief = Brief(wording=wording, language="en", topics=("home coffee",), platforms=("instagram", "tiktok"))
    proposal = parts.proposer.answer(brief, today=DAY, limit=3).proposal
    assert proposal is not None
    return parts.proposer.keep(proposal, who=who, thread="terminal:default", now=NOW)


def grown(creators_file: Path, folder: Path) -> Path:
    """The file of creators, in which Beans at Home has grown and the Cupping Room has moved to another platform."""
    people = json.loads(json.dumps(PEOPLE))
    people[1]["accounts"][0]["followers"] = 26_000
    path = folder / creators_file.name
    path.write_text("\n".join(json.dumps(one) for one in people if one["id"] != "tiktok:cuppingroom") + "\n", encoding="utf-8")
    return path


def test_a_stored_list_is_the_same_bytes_again(run: Run, copy: Path) -> None:
    name = stored(copy)
    code, out, err = run(copy, "replay", name)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [f"List {name}, made on 25 Nov 2026 by mai", "3 home coffee creators", "1. Beans at Home  instagram @beansathome"]
    assert lines[-1].startswith("Same bytes")


def test_the_stored_json_is_printed_byte_for_byte(copy: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    name = stored(copy)
    kept = Shortlists(Parts(read_settings({}, data=copy)).house.engine).load(name)
    assert kept is not None
    assert main(["replay", name.lower(), "--json", "--data", str(copy)]) == 0
    out, err = capsysbinary.readouterr()
    assert out == kept.result + b"\n"
    assert err.startswith(b"Same bytes")


def test_after_a_build_it_is_told_what_changed_and_for_whom(run: Run, copy: Path, creators_file: Path, tmp_path: Path) -> None:
    name = stored(copy)
    assert run(copy, "build", str(grown(creators_file, tmp_path)), "--prune")[0] == 0
    code, out, _ = run(copy, "replay", name)
    assert code == 0
    assert "The catalogue or the program has changed since (generation 1 → 2)." in out
    assert "Beans at Home, followers (instagram:beansathome): 21k → 26k" in out
    assert "Cupping Room @cuppingroom: no longer in the catalogue" in out


def test_whoever_was_erased_has_a_place_and_no_name(run: Run, copy: Path) -> None:
    name = stored(copy)
    code, _, err = run(copy, "forget", "instagram:beansathome", "--yes")
    assert code == 0
    assert "and cleaned 2 rows of stored lists and conversations" in err
    code, out, _ = run(copy, "replay", name)
    assert code == 0
    assert "1. removed at the creator's request" in out
    assert "Removed at their own request, without a name: 1" in out
    assert "beans" not in out.lower()
    assert b"beansathome" not in b"".join(bytes_of(copy).values()).lower()


def test_a_list_that_differs_for_no_reason_is_a_failure(run: Run, copy: Path) -> None:
    name = stored(copy)
    parts = Parts(read_settings({}, data=copy))
    kept = Shortlists(parts.house.engine).load(name)
    assert kept is not None
    result = unpacked(kept.result)
    result["matches"][0]["score"] = 9.0
    Shortlists(parts.house.engine).forget(name)
    Shortlists(parts.house.engine).keep(kept.making, result, made_by="mai", thread=None, now=NOW)
    code, out, _ = run(copy, "replay", name)
    assert code == 1
    assert "Catalogue and versions are the same, and yet the list came out differently" in out


def test_an_unknown_id_is_told_with_the_nearest_and_the_way_to_all(run: Run, copy: Path) -> None:
    name = stored(copy)
    code, out, err = run(copy, "replay", name[:-1] + "9")
    assert (code, out) == (1, "")
    assert f"Near it: {name}. `python -m bot replay` shows all that are." in err


def test_without_an_id_the_stored_lists_are_shown(run: Run, copy: Path) -> None:
    first = stored(copy, "home coffee " * 9)
    second = stored(copy, "a second\n\x1b[31mone", who="bo\u202e")
    code, out, _ = run(copy, "replay")
    assert code == 0
    assert sorted(out.splitlines()) == sorted(
        [f"{first}  2026-11-25  mai  {('home coffee ' * 5).strip()} …", f"{second}  2026-11-25  bo  a second [31mone"]
    )


def test_where_no_list_is_stored_the_next_step_is_told_and_nothing_is_made(run: Run, copy: Path) -> None:
    code, out, err = run(copy, "replay")
    assert (code, out) == (0, "")
    assert "No list is stored yet." in err
    assert run(copy, "replay", "S-AAAAAAAA")[0] == 1
    assert memory_revision(Parts(read_settings({}, data=copy)).house.engine) is None
    assert MOST_LISTED > 20


def test_without_a_catalogue_the_next_step_is_a_build(run: Run, tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "replay")
    assert code == 1
    assert "python -m bot build" in err
