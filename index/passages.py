"""What of a creator is searched: one passage for the profile and one for each recent post."""

import hashlib
from collections import Counter
from dataclasses import dataclass

from index.languages import LanguageDetector, dominant
from index.records import Creator, Post
from index.texts import analysed, recent_posts

TEXT_LENGTH = 280
PROFILE_LENGTH = 400
"""Characters that are embedded. Openings tell the topic, and embedding costs by length."""

FILLED_TO = 160
"""A title with tags is filled up to this many characters with the caption: over real channels, captions of 200 characters lowered
nDCG@10 from .65 to .63, since they hold links, credits and boilerplate, while a bare title lacks context (.62)."""

_TAGS = 6
_WORDS_TAGS = 10
_WORDS_CAPTION = 200
_UNTOLD = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A searched text: `text` is embedded, `words` are compared by word. `post_id` is `None` for the profile.

    `language` is "" where nothing tells it.
    """

    creator_id: str
    post_id: str | None
    text: str
    words: str
    language: str

    @property
    def key(self) -> str:
        """Names the passage in a vector store without naming its creator; another text is another key. 32 hex digits."""
        told = f"{self.creator_id}|{self.post_id or ''}|{self.text_hash}"
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()

    @property
    def text_hash(self) -> str:
        """Names the text; two passages of the same text share one embedding."""
        return text_hash(self.text)


def text_hash(text: str) -> str:
    """Names a text in the table of embeddings."""
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def passages_of(creator: Creator, *, detector: LanguageDetector) -> tuple[Passage, ...]:
    """The profile, then the recent posts, newest first. A post too short to tell its language has its creator's."""
    posts = recent_posts(creator)
    told = Counter[str]()
    for post in posts:
        if language := detector.language_of(post.wording):
            told[language] += 1
    joined = detector.language_of(" ".join([creator.bio, *(p.wording for p in posts)]))
    main = dominant(told) or joined or next(iter(creator.languages), _UNTOLD)
    profile = Passage(
        creator_id=creator.id,
        post_id=None,
        text=_profile_text(creator)[:PROFILE_LENGTH],
        words=_profile_text(creator),
        language=detector.language_of(creator.bio, otherwise=main) or _UNTOLD,
    )
    return (
        profile,
        *(
            Passage(
                creator_id=creator.id,
                post_id=post.id,
                text=_post_text(post),
                words=_post_words(post),
                language=detector.language_of(post.wording, otherwise=main) or _UNTOLD,
            )
            for post in posts
        ),
    )


def _profile_text(creator: Creator) -> str:
    parts = [creator.name, ", ".join(creator.niches), creator.bio]
    return analysed(". ".join(part for part in parts if part))


def _post_text(post: Post) -> str:
    if not post.title:
        return analysed(_joined(post.text, ", ".join(post.tags[:_TAGS])))[:TEXT_LENGTH]
    head = analysed(_joined(post.title, ", ".join(post.tags[:_TAGS])))
    room = FILLED_TO - len(head)
    caption = analysed(post.text[: 4 * FILLED_TO])[: max(0, room)]
    return (_joined(head, caption) if caption else head)[:TEXT_LENGTH]


def _post_words(post: Post) -> str:
    caption = analysed(post.text)[:_WORDS_CAPTION] if post.title else analysed(post.text)
    return _joined(post.title or "", " , ".join(post.tags[:_WORDS_TAGS]), caption)


def _joined(*parts: str) -> str:
    return ". ".join(part.strip(" .") for part in parts if part.strip(" ."))
