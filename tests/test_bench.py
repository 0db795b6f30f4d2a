"""Every benchmark runs, with tiny sizes: what it prints is no measure here."""

from pathlib import Path

import pytest

from bot.bootstrap import Parts
from bot.settings import read_settings
from retrieval import support
from tests.bench import building, matching, meter, proposal, reading, search, slack
from tests.bench.__main__ import main
from tests.slack.emulated import why_not


def test_search_and_its_baselines(capsys: pytest.CaptureFixture[str]) -> None:
    search.measure(4_000, times=2)
    search.measure_chroma(2_000, times=1)
    told = capsys.readouterr().out
    assert told.count("recall@10 1.000") == len(search.SELECTIVITIES)
    assert told.count("Chroma") == len(search.SELECTIVITIES) + 1


def test_match_and_meter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts, briefs = Parts(read_settings({}, data=tmp_path)), matching.BRIEFS[:1]
    generation, cut = matching.drawn_generation(parts, tmp_path, count=40), support.CUT
    matching.measure_warm(parts, generation, briefs=briefs, times=1)
    meter.over(generation, parts, briefs=briefs, times=1)
    told = capsys.readouterr().out
    assert (told.count("warm match"), told.count("why-not")) == (1, 2)
    assert cut == support.CUT, "as it was"


def test_propose(capsys: pytest.CaptureFixture[str]) -> None:
    proposal.measure(creators=60, every=20)
    told = capsys.readouterr().out
    assert all(told.count(f"| {name} |") == 2 for name in proposal.PARTS)


def test_build(capsys: pytest.CaptureFixture[str]) -> None:
    building.measure(1)
    assert "a run without changes" in capsys.readouterr().out


def test_read(capsys: pytest.CaptureFixture[str]) -> None:
    reading.measure(languages=("th",), lengths=(20,), runs=1)
    assert capsys.readouterr().out.count("| th |") == 2


def test_slack_and_bolts_own_way(capsys: pytest.CaptureFixture[str]) -> None:
    if reason := why_not():
        pytest.skip(reason)
    slack.measure(seconds=1, model_seconds=0.1, floods=(True,))
    told = capsys.readouterr().out
    assert told.count("| Briefmatch | Bolt |") == 1
    assert told.count("| answer in a quiet channel") == 1


def test_an_unknown_name_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    assert "search|chroma|match" in capsys.readouterr().out
