"""Look-alikes: what creators or posts are about as something to search for, and which traits somebody found has in common with them.

A creator is far from the mean of a language that few in the catalogue speak, as whoever else speaks it is; that is taken out of what is
searched for, or creators would be found for their language. All figures: `docs/decisions/ranking.md`.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.centring.centring import ALL, unit
from index.embedding.embedder import Vectors
from index.generation.reading import Generation
from index.records import PLATFORMS, Creator
from index.texts import folded, recent_posts
from index.tokens import tokens
from retrieval.brief import Brief, tier_of
from retrieval.hand import Example, row_of, rows_of
from retrieval.niches import NicheBook
from retrieval.parts import Desk
from retrieval.query import Topic, topic_of

WEIGHT = 0.5
"""Share of the likeness in the direction that is searched for, the rest is the brief's. From .3 to .6 it moved nDCG@10 by .03; what a
brief says is worth as much as whom it points to."""

CONFIRMED = 0.05
"""Share of the content from which a niche that a creator states is searched for by its words. Stated and unconfirmed it leads astray:
without this, nDCG@10 over real channels in other languages fell from .51 to .45."""

THEME_SHARE = 0.05
"""Share of the content from which a theme is told; a text is spread over 303 themes, of which the strongest has .08 in the median."""
THEME_PLACES = 3
"""A theme is told that is the strongest of one of those compared and among this many of the others: beside it stand its neighbours."""
MOST = (2, 3)
"""A trait is told that at least two thirds of several examples have: whole lists have next to nothing in common."""
MOST_TAGS = 3
USUAL = 0.5
"""A platform, language or country that more than this share of the catalogue has is not told: in a catalogue of one platform everybody
has that in common."""


REACH_TAGS = frozenset(
    unicodedata.normalize("NFKC", tag)
    for tag in """
        fyp foryou foryoupage fy viral viralvideo trending trend explore explorepage reels reel shorts short ytshorts youtubeshorts
        tiktok instagram youtube facebook video videos vlog new live follow like share love instagood repost review ad ads advert
        sponsored sponsor sponsorship paidpartnership partner partnership collab gifted pr promo giveaway xuhuong xuhướng quảngcáo
        hợptác tàitrợ โฆษณา รีวิว ฟีด ขึ้นฟีด ขึ้นฟีดเถอะ สปอนเซอร์ تبلیغ تبلیغات اکسپلور وایرال همکاری
    """.split()  # noqa: SIM905  # read more easily than as a list
)
"""Tags for reach or for advertising, white space taken out: whoever shares them has nothing in common."""

Kind = Literal["theme", "niche", "tag", "country", "language", "tier", "platform"]
Facts = dict[Kind, dict[str, str]]
"""What can be told of a creator by kind, the kind that tells most first: values by the form that they are compared in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trait:
    """Something that a creator has in common with examples: a theme of the content by its niche, or a fact by its code or word.

    `by_all` is False where most of the examples have it and not all.
    """

    kind: Kind
    value: str
    by_all: bool = True


def stands_alone(brief: Brief) -> bool:
    """Whether a brief asks for nothing but creators like those it names, so that its words ("like @ana") are no topic."""
    return bool(brief.similar_to) and not (brief.topics or brief.product or brief.must_have)


def direction(examples: Sequence[Example], desk: Desk) -> Vectors | None:
    """What the examples are about, shape (1, dimensions): the mean over creators of the mean of their posts at length 1, so that nobody
    counts for having published more, or always of the same. `None` where the catalogue has no post of any.
    """
    means = [mean for one in examples if (mean := _content(one, desk)) is not None]
    return unit(unit(np.stack(means)).mean(axis=0, keepdims=True)) if means else None


def niches(examples: Sequence[Example], towards: Vectors, desk: Desk, book: NicheBook) -> Topic:
    """The niches that the examples' creators state, as far as what the examples are about confirms them, as one more topic to look for
    by word. It names no niche: a match need not speak of each.
    """
    shares = dict(zip(desk.generation.themes.names, desk.generation.themes.shares(towards)[0].tolist(), strict=True))
    stated = dict.fromkeys(text for creator in desk.generation.creators(_rows(examples, desk)) for text in creator.niches)
    words: dict[str, float] = {}
    for text in stated:
        if any(one.by_name and shares.get(one.niche, 0.0) >= CONFIRMED for one in book.find(text, language="en")):
            for word, weight in topic_of(text, language="en", book=book).words.items():
                words[word] = max(weight, words.get(word, 0.0))
    return Topic(text="", niches=(), words=words)


def shared(rows: Sequence[int], examples: Sequence[Example], desk: Desk) -> list[tuple[Trait, ...]]:
    """What each of these creators has in common with all or most of the examples' creators, what tells most first."""
    generation = desk.generation
    others = _rows(examples, desk)
    if not others:
        return [()] * len(rows)
    theirs = [_facts(creator) for creator in generation.creators(others)]
    having = Counter((kind, form) for one in theirs for kind, forms in one.items() for form in forms)
    themes = _strongest([*rows, *others], generation)
    usual = _usual(generation)
    return [
        (
            *_themes_in_common(row, others, themes),
            *(one for one in _facts_in_common(_facts(creator), having, of=len(others)) if one.value not in usual),
        )
        for row, creator in zip(rows, generation.creators(rows), strict=True)
    ]


def _rows(examples: Sequence[Example], desk: Desk) -> tuple[int, ...]:
    """Rows of the examples' creators, each once."""
    return rows_of((one.creator for one in examples), desk.generation)


def _content(example: Example, desk: Desk) -> Vectors | None:
    """The mean of the posts that an example means: the one it names, or all where it names none or the catalogue has it no longer."""
    generation = desk.generation
    row = row_of(example.creator, generation)
    passages = [] if row is None else desk.supporter.posts_of(row)
    if row is not None and example.post is not None:
        posts = recent_posts(generation.creator(row))
        passages = [k for post, k in zip(posts, passages, strict=False) if post.id == example.post] or passages
    if not passages:
        return None
    return np.asarray(_without_language(np.array(passages, dtype=np.intp), generation).mean(axis=0))


def _without_language(passages: NDArray[np.intp], generation: Generation) -> Vectors:
    """Vectors of passages without what is left of languages that have no mean of their own in this catalogue: the part along the
    direction in which generic briefs of the language lie from those of all.
    """
    vectors = generation.vectors.exact.read(passages)
    columns, generic = generation.columns, generation.query_means.by_language
    for k, code in enumerate(columns.passage_language[passages].tolist()):
        language = str(columns.languages[code]) if code >= 0 else ALL
        if language not in generation.document_means.by_language and language in generic:
            along = unit((generic[language] - generic[ALL])[None])[0]
            vectors[k] -= (vectors[k] @ along) * along
    return vectors


def _strongest(rows: Sequence[int], generation: Generation) -> dict[int, list[str]]:
    """The themes that a creator's content lies in enough to be told, the strongest first."""
    shares = generation.theme_shares[list(rows)].astype(np.float32)
    best = np.argsort(-shares, axis=1, kind="stable")[:, :THEME_PLACES]
    names = generation.themes.names
    return {row: [names[k] for k in places.tolist() if own[k] >= THEME_SHARE] for row, own, places in zip(rows, shares, best, strict=True)}


def _themes_in_common(row: int, others: Sequence[int], themes: dict[int, list[str]]) -> Iterator[Trait]:
    """Themes in common, those of all examples first, then as they are strong with this creator."""
    found: list[Trait] = []
    for name in themes[row]:
        having = [other for other in others if name in themes[other]]
        if _most(len(having), len(others)) and any(themes[one][0] == name for one in (row, *having)):
            found.append(Trait(kind="theme", value=name, by_all=len(having) == len(others)))
    yield from sorted(found, key=lambda trait: not trait.by_all)


def _usual(generation: Generation) -> frozenset[str]:
    """Codes of the platforms, languages and countries that most creators of the catalogue share."""
    columns = generation.columns
    on = np.zeros((columns.creators, len(PLATFORMS)), dtype=bool)
    on[columns.account_owner, columns.account_platform] = True
    countries = np.bincount(columns.country[columns.country >= 0], minlength=len(columns.countries))
    counted = [
        *zip(PLATFORMS, np.count_nonzero(on, axis=0).tolist(), strict=True),
        *zip(columns.languages.tolist(), np.count_nonzero(columns.speaks, axis=0).tolist(), strict=True),
        *zip(columns.countries.tolist(), countries.tolist(), strict=True),
    ]
    most = USUAL * columns.creators
    return frozenset(value for value, count in counted if count > most)


def _facts_in_common(own: Facts, having: Mapping[tuple[Kind, str], int], *, of: int) -> Iterator[Trait]:
    """Facts in common by kind, of each kind those of all `of` examples before those of most; `having` counts those who have one."""
    for kind, values in own.items():
        shares = {value: having[kind, form] for form, value in values.items() if _most(having[kind, form], of)}
        found = [Trait(kind=kind, value=value, by_all=count == of) for value, count in shares.items()]
        yield from sorted(found, key=lambda trait: not trait.by_all)[: MOST_TAGS if kind == "tag" else None]


def _most(having: int, of: int) -> bool:
    return having >= ceil(of * MOST[0] / MOST[1])


def _facts(creator: Creator) -> Facts:
    account = creator.main_account
    figure = account.latest("followers")
    tier = tier_of(figure.value) if figure else None
    tags: dict[str, str] = {}
    used: Counter[str] = Counter()
    for post in recent_posts(creator):
        of_post = {_joined(tag): tag for tag in post.tags}
        used.update(of_post.keys())
        tags = of_post | tags
    often = sorted(used, key=lambda form: (-used[form], form))
    return {
        "niche": {" ".join(tokens(niche)) or folded(niche): niche for niche in creator.niches},
        "tag": {form: tags[form] for form in often if len(form) > 1 and not form.isdigit() and form not in REACH_TAGS},
        "country": {code: code for code in (creator.country,) if code},
        "language": {code: code for code in creator.languages[:1]},
        "tier": {name: name for name in (tier,) if name},
        "platform": {account.platform: account.platform},
    }


def _joined(tag: str) -> str:
    """The form that tags are compared in; far cheaper than that of texts, since a creator has hundreds."""
    plain = tag if tag.isascii() else unicodedata.normalize("NFKC", tag)
    return plain.casefold().replace(" ", "").lstrip("#")
