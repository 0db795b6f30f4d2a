"""Files from and to Slack. A file is fetched from Slack's own host alone, where our token may go, and no more of it than is read of one."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path, PurePath
from secrets import token_hex
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from slack_sdk import WebClient

from bot.documents.limits import MOST_BYTES
from bot.exports.file import File
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.arrivals import Upload
from bot.slack.calling import called
from index.trouble import IndexTrouble

log = logging.getLogger("briefmatch")
SECONDS = 20
MOST_IMPORT = 200_000_000
"""Bytes of a file of creators: some million rows, and what a disk beside a catalogue takes without being asked."""
MOST_ALT = 1_000
HOSTS = ("files.slack.com",)
_CHUNK = 1 << 16
_PAGE = (b"<!doctype html", b"<html")
"""How the page begins that Slack hands out, with status 200, where the bot may not read files."""


class NoFile(IndexTrouble):
    """A file could not be fetched; `str()` is the code of the sentence that says why."""


class _NoRedirect(HTTPRedirectHandler):
    """A redirect could lead our token elsewhere, so none is followed."""

    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Files:
    """Fetches and hands over files."""

    client: WebClient
    hosts: Sequence[str] = HOSTS

    def fetched(self, upload: Upload, *, most: int = MOST_BYTES) -> bytes:
        """The bytes of a file, at most one more than `most`, so that whoever reads them knows that there were more.

        Raises NoFile; `str()` is `external`, `too_large`, `not_allowed` or `unreachable`.
        """
        data = bytearray()
        for chunk in self._chunks(upload, most=most):
            data += chunk
        return bytes(data[: most + 1])

    def saved(self, upload: Upload, path: Path, *, most: int = MOST_IMPORT) -> None:
        """Writes a file to disk, which need not fit into memory; it stands there whole or not at all. Raises NoFile as above."""
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{token_hex(6)}")
        size = 0
        try:
            with aside.open("wb") as file:
                for chunk in self._chunks(upload, most=most):
                    file.write(chunk)
                    size += len(chunk)
            if size > most:
                raise NoFile("too_large")
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)

    def _chunks(self, upload: Upload, *, most: int) -> Iterator[bytes]:
        """The bytes of a file, from Slack's own host alone, until there were more than `most`. Raises NoFile."""
        upload = self._known(upload)
        if upload.external or upload.url is None:
            raise NoFile("external")
        if upload.size > most:
            raise NoFile("too_large")
        parts = urlsplit(upload.url)
        if (parts.scheme, parts.hostname) not in {("https", host) for host in self.hosts} and parts.netloc not in self.hosts:
            raise NoFile("external")
        request = Request(upload.url, headers={"Authorization": f"Bearer {self.client.token}"})  # noqa: S310  the scheme is checked above
        proxied = [ProxyHandler({"http": self.client.proxy, "https": self.client.proxy})] if self.client.proxy else []
        opener: OpenerDirector = build_opener(_NoRedirect(), *proxied)  # the same way out as all other calls to Slack
        is_page = PurePath(upload.name).suffix.lower() in {".html", ".htm"}
        read = 0
        try:
            with opener.open(request, timeout=SECONDS) as response:
                while read <= most and (chunk := response.read(_CHUNK)):
                    if not read and not is_page and chunk[:200].lstrip().lower().startswith(_PAGE):
                        raise NoFile("not_allowed")
                    read += len(chunk)
                    yield chunk
                if read <= most and response.length:  # the library takes the end of a lost connection for that of the file
                    raise NoFile("unreachable")
        except HTTPError as failure:
            raise NoFile("not_allowed" if failure.code in {301, 302, 303, 307, 401, 403} else "unreachable") from failure
        except (OSError, ValueError, HTTPException) as failure:
            raise NoFile("unreachable") from failure

    def hand_over(self, files: Sequence[File], *, channel: str, thread: str, said: str) -> None:
        """Uploads files into a thread, pictures with what they show in words. Raises Refused, Busy, NoReply."""
        uploads = [
            {
                "filename": PurePath(one.name).name,
                "content": one.content,
                "title": PurePath(one.name).name,
                "alt_txt": one.alt[:1_000] or None,
            }
            for one in files
        ]
        called(self.client.files_upload_v2, channel=channel, thread_ts=thread, initial_comment=said, file_uploads=uploads)

    def _known(self, upload: Upload) -> Upload:
        """The file with its address: of one from another company an event tells the id alone."""
        if upload.url is not None or upload.external:
            return upload
        try:
            told = called(self.client.files_info, file=upload.id)["file"]
        except (Refused, Busy, NoReply) as failure:
            raise NoFile("unreachable") from failure
        return Upload(
            id=upload.id,
            name=str(told.get("name") or upload.name),
            size=int(told.get("size") or 0),
            url=told.get("url_private_download") or told.get("url_private"),
            external=bool(told.get("is_external")),
        )
