"""What a creator says of themselves, cut into sentences short enough to quote, each with what it means."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.records import Creator, Post
from index.texts import folded, shown
from retrieval.ledger.must_haves.amounts import names_amount, names_quantity
from retrieval.ledger.must_haves.vocabulary import LOANS, Marked, Vocabulary

LONGEST = 160
"""Characters of a quote at most."""

OFTEN = 3
"""Posts that speak of something before the creator counts as being about it."""

READ = 4_000
"""Characters of a post, and of a bio, that are read: what stands behind is boilerplate, and a record must not take seconds."""

TAGS = 30
"""Tags of a post that are read."""

_TAG = re.compile(r"[#＃]([^\s#＃]{2,60})")
_END = re.compile(r"[\r\n]+|(?<=[.!?…؟。！？])[\"'”»)]?\s+|\s[|•·]\s|\s[—–]\s(?=[A-Z])")
_ITEM = re.compile(r"[|,،、•·/\n+&]")
_ITEM_WORDS, _ITEMS = 3, 6
"""A bio with so many parts of so few words is a list."""
_RUNS, _RUN_LETTERS = 10, 8
"""The same in Thai, which parts only sentences by spaces: so many runs of so few letters."""
_LINK = re.compile(r"https?:|www\.|\w\.(?:com|net|org|be|ly|gl|tv|me|io|co|store|shop)\b|[►⇢➥▶→👉➡⬇↓]|@\w|:\s*/ ", re.IGNORECASE)
_LONG_TEXT = 350
"""Characters from which the text below a title is a description for strangers."""
_QUESTION = re.compile(r"[?？؟]\W*$")
_SCRIPTS = (
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("fa", re.compile(r"[\u0600-\u06ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LATIN = frozenset({"es", "id", "vi", "pt", "de", "fr", "hi"})
_ALIKE = {"ms": "id"}
"""Languages whose words are mostly those of another."""
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A verbatim part of a post's title or text, or of the bio (`post` is `None`)."""

    post: Post | None
    text: str
    marked: Marked
    title: bool
    amount: bool
    quantity: bool
    question: bool
    script: str
    """`th`, `fa`, `ar`, `vi`, `ko`, `ja`, `hi`, or `en` for any other."""

    listing: bool
    """Whether it stands in a bio that only lists words ("beauty | food | travel"), of which none is a proof."""

    published: bool
    """Whether it stands in a post written for a public of strangers: a title above a long or linking description."""

    link: bool
    """Whether it holds a link, an address or a pointer to one: such lines stand under every post alike."""

    @property
    def bio(self) -> bool:
        """Whether the creator introduces themselves here."""
        return self.post is None


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Sentences of one post, or of the bio, in their order."""

    post: Post | None
    sentences: tuple[Sentence, ...]
    tagged: frozenset[str] = frozenset()
    """Concepts that the tags of the post name: they prove nothing, but tell what its sentences are about."""


class Reading:
    """All that one creator says, cut and understood when first asked."""

    def __init__(self, creator: Creator, vocabulary: Vocabulary) -> None:
        self.creator = creator
        self._vocabulary = vocabulary
        self._about: dict[str, bool] = {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The bio, then posts from the newest on; those without words are left out."""
        posts = sorted(self.creator.posts, key=lambda post: post.id)
        posts.sort(key=lambda post: post.posted_at.timestamp() if post.posted_at else float("-inf"), reverse=True)
        read = [self._passage(None, ((self.creator.bio, False),))]
        read += [self._passage(post, ((post.title or "", True), (post.text, False))) for post in posts]
        return tuple(one for one in read if one.sentences)

    @cached_property
    def _listing(self) -> bool:
        parts = [part.split() for part in _ITEM.split(shown(self.creator.bio)[:READ]) if part.strip()]
        words = self.creator.bio[:READ].split()
        run_together = (
            len(words) >= _RUNS
            and script_of(self.creator.bio[:READ], self.creator) == "th"
            and sum(map(len, words)) <= _RUN_LETTERS * len(words)
        )
        return run_together or sum(len(words) <= _ITEM_WORDS for words in parts) >= _ITEMS

    def about(self, concept: str) -> bool:
        """Whether the bio, the declared niches or at least `OFTEN` posts speak of a concept."""
        if concept not in self._about:
            declared = self._vocabulary.marked(", ".join(self.creator.niches)).concepts
            said = [one.post is None for one in self.passages if any(concept in part.marked.concepts for part in one.sentences)]
            self._about[concept] = concept in declared or any(said) or len(said) >= OFTEN
        return self._about[concept]

    def _passage(self, post: Post | None, texts: tuple[tuple[str, bool], ...]) -> Passage:
        published = bool(post and post.title and (len(post.text) > _LONG_TEXT or _LINK.search(post.text[:READ])))
        return Passage(
            post=post,
            tagged=self._tagged(post) if post else frozenset(),
            sentences=tuple(self._sentence(post, part, title, published) for text, title in texts for part in cut(shown(text)[:READ])),
        )

    def _tagged(self, post: Post) -> frozenset[str]:
        tags = [*post.tags, *_TAG.findall(post.text[:READ])][:TAGS]
        return frozenset(self._vocabulary.marked(", ".join(tag[:LONGEST] for tag in tags)).concepts) if tags else frozenset()

    def _sentence(self, post: Post | None, text: str, title: bool, published: bool) -> Sentence:
        plain, script = folded(text), script_of(text, self.creator)
        return Sentence(
            post=post,
            text=text,
            marked=self._vocabulary.marked(text, _languages(script, self.creator)),
            title=title,
            amount=names_amount(plain, vietnamese=script == "vi"),
            quantity=names_quantity(plain),
            question=_QUESTION.search(text) is not None,
            script=script,
            listing=post is None and self._listing,
            published=published,
            link=_LINK.search(text) is not None,
        )


def cut(text: str) -> Iterator[str]:
    """Sentences of at most `LONGEST` characters, verbatim, without the white space around them."""
    start = 0
    for end in _END.finditer(text):
        yield from _pieces(text[start : end.start()])
        start = end.end()
    yield from _pieces(text[start:])


def _pieces(sentence: str) -> Iterator[str]:
    """A sentence that is too long, parted at white space in pieces of like length."""
    rest = sentence.strip()
    while len(rest) > LONGEST:
        aim = LONGEST if len(rest) > 2 * LONGEST else (len(rest) + 1) // 2 + 20
        space = max(rest.rfind(" ", 1, aim + 1), rest.rfind("\u00a0", 1, aim + 1))
        at = space if space > 0 else _between_signs(rest)
        if piece := rest[:at].strip():
            yield piece
        rest = rest[at:].strip()
    if rest:
        yield rest


def _between_signs(run: str) -> int:
    """Where a run without white space may be cut: before no mark that belongs to the letter before it."""
    at = LONGEST
    while at > 1 and unicodedata.category(run[at]).startswith("M"):
        at -= 1
    return at


def _languages(script: str, creator: Creator) -> frozenset[str]:
    """Languages whose words may stand in a text: by its script; those of languages in Latin letters only where the creator writes them,
    since short words mean other things in other languages. Arabic is not Persian.
    """
    if script == "fa":
        return frozenset({"en"} if "ur" in creator.languages else {"en", "fa"})
    if script != "en":
        return frozenset({"en", script})
    told = {_ALIKE.get(code, code) for code in creator.languages} & _LATIN
    return frozenset({"en", *told} if "en" in creator.languages or not told else {"en", LOANS, *told})


def script_of(text: str, creator: Creator) -> str:
    """Which of the ways of writing this is, as a language; Latin letters without Vietnamese marks count as English, but for a Vietnamese
    creator; Arabic letters as Persian, but for an Arabic creator.
    """
    for script, letters in _SCRIPTS:
        if letters.search(text):
            return "ar" if script == "fa" and "ar" in creator.languages and "fa" not in creator.languages else script
    return "vi" if _VIETNAMESE.search(text) or creator.languages[:1] == ("vi",) else "en"
