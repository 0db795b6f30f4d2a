"""`--model` and `--no-model`, over a chat server on loopback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.fakes.fault_server import FaultServer, fault_server

Run = Callable[..., tuple[int, str, str]]
BRIEF = "Coffee creators with a nice voice and patience"
REPLY = json.dumps({"must_have": ["a nice voice and patience"], "tone": "nice voice and patience", "product": "voice and patience"})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    """A server that the settings name."""
    with fault_server() as running:
        monkeypatch.setenv("OPENAI_API_KEY", "sesame")
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("MODEL_DEADLINE", "5")
        running.reply = REPLY
        yield running


def test_with_a_key_a_model_reads_along_and_its_fields_are_marked(run: Run, data: Path, server: FaultServer) -> None:
    code, out, _ = run(data, "read", BRIEF)
    assert code == 0
    assert len(server.asked) == 1
    assert server.asked[0]["model"] == "gpt-4.1-mini"
    assert " *  " in out
    assert "* read by the language model" in out


def test_no_model_asks_nobody(run: Run, data: Path, server: FaultServer) -> None:
    for command in ("read", "match"):
        _, out, _ = run(data, command, BRIEF, "--no-model")
        assert "language model" not in out
    assert server.asked == []


def test_a_list_of_briefs_is_read_by_rules_unless_the_model_is_asked_for(run: Run, data: Path, server: FaultServer, tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(json.dumps({"id": 1, "text": BRIEF, "today": "2026-11-25"}) + "\n", encoding="utf-8")
    for command in ("read", "match"):
        server.asked.clear()
        assert run(data, command, "--jsonl", str(source), str(target))[0] == 0
        assert server.asked == []
        assert set(json.loads(target.read_text(encoding="utf-8"))) <= {"id", "brief", "creators", "scores"}
        assert run(data, command, "--jsonl", str(source), str(target), "--model")[0] == 0
        assert len(server.asked) == 1
        assert json.loads(target.read_text(encoding="utf-8"))["from_model"] != []
        server.fault = "429"
        run(data, command, "--jsonl", str(source), str(target), "--model")
        assert json.loads(target.read_text(encoding="utf-8"))["trouble"] == "busy"
        server.fault = "good"


def test_a_model_that_fails_is_told_on_the_card(run: Run, data: Path, server: FaultServer) -> None:
    server.fault = "500"
    code, out, _ = run(data, "match", "3 coffee creators on Instagram")
    assert code == 0
    assert "could not be reached" in out
    assert "read by rules alone" in out
    _, out, _ = run(data, "match", "หาครีเอเตอร์สายกาแฟ 3 คน ลง IG")
    assert "ติดต่อโมเดลภาษาไม่ได้" in out


@pytest.mark.parametrize("shape", [("read", "--json"), ("match", "--json"), ("match", "--csv", "-")])
def test_where_no_card_is_shown_the_trouble_is_told_beside_the_output(
    run: Run, data: Path, server: FaultServer, shape: tuple[str, ...]
) -> None:
    server.fault = "401"
    _, out, err = run(data, shape[0], "3 coffee creators on Instagram", *shape[1:])
    assert "does not accept the key" in err
    assert "language model" not in out
    if "--json" in shape:
        json.loads(out)


def test_a_model_that_is_asked_for_without_a_key_is_an_error_in_words(run: Run, data: Path) -> None:
    for command in ("read", "match"):
        code, out, err = run(data, command, BRIEF, "--model")
        assert (code, out) == (1, "")
        assert "--model needs a language model. Set OPENAI_API_KEY" in err


def test_without_a_key_nothing_says_anything_of_a_model(run: Run, data: Path) -> None:
    _, out, err = run(data, "match", "3 coffee creators on Instagram")
    assert "model" not in out + err


def test_the_reading_of_judged_briefs_is_measured_in_each_way(run: Run, data: Path, server: FaultServer, tmp_path: Path) -> None:
    judged = tmp_path / "judged.jsonl"
    gold = {"language": "en", "how_many": 3, "platforms": ["instagram"], "must_have": ["a nice voice"]}
    line = {"id": "1", "today": "2026-11-25", "text": "3 coffee creators on Instagram, somebody with a nice voice", "gold": gold}
    judged.write_text(json.dumps(line) + "\n", encoding="utf-8")
    code, out, _ = run(data, "evaluate", "--reading", str(judged), "--json")
    assert code == 0
    assert set(json.loads(out)) == {"rules"}
    assert server.asked == []
    server.reply = json.dumps({"platforms": ["instagram", "youtube"], "how_many": 4})
    _, out, _ = run(data, "evaluate", "--reading", str(judged), "--model", "--json")
    told = {way: groups["all"] for way, groups in json.loads(out).items()}
    assert set(told) == {"rules", "model, unchecked", "model", "both"}
    assert told["model, unchecked"]["precision"] == 0.3333
    assert told["model"]["precision"] == 1.0
    assert told["both"]["recall"] == told["rules"]["recall"] == 1.0
    server.fault = "429"
    _, out, err = run(data, "evaluate", "--reading", str(judged), "--model")
    assert "The model failed on 1 of 1 briefs: {'busy': 1}" in err
    assert "flawless" in out


def test_a_judged_file_or_a_model_that_is_missing_is_told(run: Run, data: Path, tmp_path: Path) -> None:
    judged = tmp_path / "judged.jsonl"
    judged.write_text('{"id": 1}\n', encoding="utf-8")
    code, _, err = run(data, "evaluate", "--reading", str(judged))
    assert code == 1
    assert "line 1" in err
    judged.write_text("", encoding="utf-8")
    code, _, err = run(data, "evaluate", "--reading", str(judged), "--model")
    assert code == 1
    assert "--model needs a language model" in err
