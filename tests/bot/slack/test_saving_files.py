"""Large files from Slack to disk: whole or not at all, from its own host alone, never more than is read of one."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from slack_sdk import WebClient

from bot.slack.arrivals import Upload
from bot.slack.files import Files, NoFile
from bot.slack.kept_files import KeptFiles

PAGES = {"/good.csv": b"Handle\nana\n" * 20_000, "/page.csv": b"<!DOCTYPE html><html>sign in</html>"}


class Slack(BaseHTTPRequestHandler):
    """Hands out files to whoever has the token."""

    def do_GET(self) -> None:
        """One file."""
        self.server.asked.append((self.path, self.headers.get("Authorization")))  # type: ignore[attr-defined]  # of the server below
        if self.path == "/away.csv":
            self.send_response(302)
            self.send_header("Location", "/good.csv")
            self.end_headers()
            return
        content = PAGES[self.path.replace("/short.csv", "/good.csv")]
        self.send_response(200)
        self.send_header("Content-Length", str(len(content) + (self.path == "/short.csv")))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Slack)
    made.asked = []  # type: ignore[attr-defined]  # what was asked for
    thread = Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def files(server: ThreadingHTTPServer) -> Files:
    return Files(client=WebClient(token="xoxb-t"), hosts=(f"127.0.0.1:{server.server_port}",))  # noqa: S106  worth nothing


def an_upload(server: ThreadingHTTPServer, name: str, **others: object) -> Upload:
    return Upload.model_validate({"id": "F1", "name": name, "url": f"http://127.0.0.1:{server.server_port}/{name}", **others})


def test_a_file_stands_whole_and_is_fetched_once(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    kept = KeptFiles(folder=tmp_path / "imports", files=files(server))
    for _ in range(2):
        assert kept.standing(7, an_upload(server, "good.csv")).read_bytes() == PAGES["/good.csv"]
    assert server.asked == [("/good.csv", "Bearer xoxb-t")]  # type: ignore[attr-defined]  # of the fixture
    kept.moved(7, 8)
    assert [str(one.relative_to(tmp_path)) for one in sorted(tmp_path.rglob("*.csv"))] == ["imports/8/good.csv"]
    kept.drop(8)
    assert list((tmp_path / "imports").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "others", "why"),
    [
        ("good.csv", {"size": 200_000_001}, "too_large"),
        ("page.csv", {}, "not_allowed"),
        ("away.csv", {}, "not_allowed"),
        ("good.csv", {"external": True}, "external"),
        ("good.csv", {"url": "https://files.example.com/good.csv"}, "external"),
    ],
)
def test_what_may_not_be_read_leaves_nothing_behind(
    server: ThreadingHTTPServer, tmp_path: Path, name: str, others: dict[str, object], why: str
) -> None:
    with pytest.raises(NoFile, match=why):
        files(server).saved(an_upload(server, name, **others), tmp_path / "a" / name)
    assert list((tmp_path / "a").iterdir()) == []


def test_a_file_that_is_larger_than_it_said_is_dropped(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    with pytest.raises(NoFile, match="too_large"):
        files(server).saved(an_upload(server, "good.csv", size=5), tmp_path / "good.csv", most=100_000)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_breaks_off_is_none(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    with pytest.raises(NoFile, match="unreachable"):
        files(server).saved(an_upload(server, "short.csv"), tmp_path / "short.csv")
    assert list(tmp_path.iterdir()) == []
