"""The npm package `emulate` as a process of its own: a Slack Web API with a memory that we did not write."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from http.client import HTTPConnection
from pathlib import Path
from threading import Lock

from tests.slack.people import ADMIN, APP_ID, BOT_ID, BOT_NAME, BOT_TOKEN, BOT_USER, Person, Room, user_token
from tests.slack.standing import Download, NotKnown
from tests.slack.values import Json

CALLS_A_TOKEN, ALIASES = 4_500, 40
"""The emulator takes 5,000 calls an hour of a token, which is no rule of Slack's; so each token has others that mean the same."""
HERE = Path(__file__).parent
WANTED = HERE / "node_modules" / "emulate" / "package.json"


def why_not() -> str | None:
    """Why the emulator cannot run here; None where it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not WANTED.is_file():
        return "the npm packages of tests/slack are not installed (npm ci --prefix tests/slack)"
    return None


class EmulatorGone(RuntimeError):
    """The process did not start, or ended."""


class EmulateProcess:
    """One process of node, in which many workspaces can stand beside each other; it ends with `close` or with this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process = subprocess.Popen(
            ["node", str(HERE / "emulate.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def open(self, base_url: str, seed: Json) -> int:
        """A new workspace; gives its port."""
        return int(self._ask({"baseUrl": base_url, "seed": seed})["port"])

    def shut(self, port: int) -> None:
        """Ends one workspace."""
        self._ask({"close": port})

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate(timeout=10)

    def _ask(self, line: Json) -> Json:
        with self._lock:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            assert self._process.stderr is not None
            self._process.stdin.write(json.dumps(line) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
            if not answer:
                raise EmulatorGone(f"emulate ended: {self._process.stderr.read()[-2_000:]}")
            told: Json = json.loads(answer)
            return told


class Emulated:
    """One workspace of `emulate`, in a process of its own unless one is given."""

    def __init__(
        self,
        *,
        base_url: str,
        people: Iterable[Person],
        rooms: Iterable[Room],
        scopes: Iterable[str],
        process: EmulateProcess | None = None,
    ) -> None:
        self._own = process is None
        self._process = process or EmulateProcess()
        self.port = self._process.open(base_url, _seed(people, rooms, scopes))
        self._asked: Counter[str] = Counter()

    def call(self, method: str, token: str, arguments: Json) -> Json:
        """What the method answers. Raises NotKnown."""
        self._asked[token] += 1
        alias = _alias(token, self._asked[token] // CALLS_A_TOKEN)
        asked = json.dumps(arguments).encode()
        status, _, content = self._ask(
            "POST", f"/api/{method}", asked, {"Authorization": f"Bearer {alias}", "Content-Type": "application/json"}
        )
        if status == 404:
            raise NotKnown(method)
        answer: Json = json.loads(content)
        if status != 200:
            raise EmulatorGone(f"emulate answered {method} with {status}: {content[:300]!r}")
        return answer

    def upload(self, path: str, content: bytes, kind: str) -> Download:
        """Content for an address that it gave out."""
        status, told, answer = self._ask("POST", path, content, {"Content-Type": kind})
        return Download(status=status, kind=told, content=answer)

    def download(self, path: str, token: str) -> Download:
        """The content of a file."""
        status, kind, content = self._ask("GET", path, None, {"Authorization": f"Bearer {token}"})
        return Download(status=status, kind=kind, content=content)

    def close(self) -> None:
        """Ends the workspace."""
        if self._own:
            self._process.close()
        else:
            self._process.shut(self.port)

    def _ask(self, verb: str, path: str, content: bytes | None, headers: dict[str, str]) -> tuple[int, str, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(verb, path, body=content, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Content-Type", ""), answer.read()
        finally:
            connection.close()


def _alias(token: str, number: int) -> str:
    return token if number == 0 else f"{token}-{number}"


def _seed(people: Iterable[Person], rooms: Iterable[Room], scopes: Iterable[str]) -> Json:
    """The workspace as `emulate` reads it. People stand before rooms, so that all of them are in each; the bot is invited afterwards."""
    everybody = list(people)
    numbers = range(ALIASES)
    app = {"client_id": "1.1", "client_secret": "bench", "name": "Briefmatch", "redirect_uris": []}
    bot = {"app_id": APP_ID, "bot_id": BOT_ID, "bot_user_id": BOT_USER}
    told: Json = {"user_id": BOT_USER, "app_id": APP_ID, "bot_id": BOT_ID, "scopes": sorted(scopes)}
    tokens = [{"token": _alias(BOT_TOKEN, number), **told} for number in numbers]
    # A person's own client may do everything, hence no list of scopes.
    tokens += [{"token": _alias(user_token(one.name), number), "user": one.name} for one in everybody for number in numbers]
    return {
        "team": {"name": "Bench", "domain": "bench"},
        "strict_scopes": True,
        "users": [{"name": one.name, "real_name": one.real_name, "is_admin": one.admin or one.name == ADMIN} for one in everybody],
        "channels": [{"name": room.name, "is_private": room.private} for room in rooms],
        "oauth_apps": [{**app, **bot, "bot_name": BOT_NAME, "scopes": sorted(scopes)}],
        "tokens": tokens,
    }
