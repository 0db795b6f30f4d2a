"""The words of a message: its own, those of its files, those of its thread where a whole thread is the brief."""

from dataclasses import dataclass

from slack_sdk import WebClient

from bot.documents.reading import read_bytes
from bot.documents.trouble import DocumentTrouble
from bot.posting.wire import Busy, NoReply, Refused
from bot.slack.arrivals import MOST_WORDS, Heard, Upload
from bot.slack.calling import called
from bot.slack.files import Files, NoFile
from bot.slack.plain_words import plain_words
from bot.slack.receiving import uploads
from prompts.problems import document_problem_in_words
from prompts.words import Words

MOST_OF_A_THREAD = 15
"""Messages that Slack gives at once to every app."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WordsOf:
    """Reads messages. `bot` is the bot's own user id."""

    client: WebClient
    files: Files
    bot: str

    def __call__(self, heard: Heard, words: Words) -> tuple[str, list[str]]:
        """The words of a message and of its files, in this order, and what could not be read of these."""
        parts, notes = [heard.text] if heard.text else [], []
        for upload in heard.files:
            text, told = self._file(upload, words)
            parts += [text] if text else []
            notes += told
        return "\n\n".join(parts), notes

    def with_thread(self, heard: Heard, root: str) -> Heard:
        """A message with the rest of its thread, as people wrote it: a brief is often told in several messages. Where the thread cannot be
        read, the message alone."""
        try:
            told = called(self.client.conversations_replies, channel=heard.channel, ts=root, limit=MOST_OF_A_THREAD)
        except (Refused, Busy, NoReply):
            return heard
        said = [one for one in told.get("messages", ()) if not one.get("bot_id") and one.get("user") != self.bot]
        texts = [plain_words(str(one.get("text") or ""), bot=self.bot) for one in said]
        files = {one.id: one for message in said for one in uploads(message)}
        text = "\n\n".join(dict.fromkeys(one for one in texts if one))[:MOST_WORDS]
        return heard.model_copy(update={"text": text or heard.text, "files": tuple(files.values()) or heard.files})

    def _file(self, upload: Upload, words: Words) -> tuple[str, list[str]]:
        try:
            document = read_bytes(self.files.fetched(upload), upload.name)
        except NoFile as trouble:
            return "", [words(f"slack_file.{trouble}", name=upload.name)]
        except DocumentTrouble as trouble:
            return "", [f"{upload.name}: {document_problem_in_words(trouble.code, trouble.details, words)}"]
        return document.text, [f"{upload.name}: {note.in_words(words)}" for note in document.notes]
