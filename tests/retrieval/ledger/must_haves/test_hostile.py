"""Whatever a creator or a brief writes: no error, no long wait, and every quote is verbatim."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.texts import shown
from retrieval.ledger.must_haves.must_haves import MustHaves
from retrieval.ledger.must_haves.sentences import LONGEST, cut
from tests.builders import a_creator, a_post
from tests.cpu_seconds import least_cpu_seconds

PHRASES = ("has a large dog", "shows prices", "เลี้ยงหมา", "مادر است", "không chửi bậy", "vegan or nurse", "")
WORDS = (
    "our dog",
    "หมาของเรา",
    "سگمون",
    "con chó nhà mình",
    "$5",
    "fucking",
    "?",
    "\n",
    "#dog",
    "\u202e",
    "\u200b",
    "no",
    "large",
    "nurse",
    "a\u0301",
)
TEXTS = st.one_of(st.text(max_size=600), st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.tuples(TEXTS, TEXTS, TEXTS),
    phrase=st.one_of(st.sampled_from(PHRASES), TEXTS),
    language=st.sampled_from(("en", "th", "fa", "vi", "ja")),
)
def test_any_text_gives_a_verdict_whose_quote_is_verbatim_and_short(
    must_haves: MustHaves, texts: tuple[str, str, str], phrase: str, language: str
) -> None:
    bio, title, text = texts
    creator = a_creator(bio=bio, gender="female", posts=(a_post(text, key="p", title=title),))
    for asked in (phrase, *PHRASES):
        found = must_haves.verdict(must_haves.asked(asked, language), creator)
        assert (found.status == "unknown") == (not found.sentences)
        for one in found.sentences:
            assert 0 < len(one.text) <= LONGEST
            assert one.text in (shown(one.post.wording) if one.post else shown(bio))


@given(text=TEXTS)
def test_sentences_hold_all_that_is_no_white_space_or_end(text: str) -> None:
    pieces = list(cut(text))
    assert all(0 < len(piece) <= LONGEST and piece in text and piece == piece.strip() for piece in pieces)


@pytest.mark.parametrize("part", ["my dog ", "หมา", "سگم ", "a", "!? ", "\n", "$1 ", "no no ", "ـ", "@a", "#", "1", "my dog no wish "])
def test_time_grows_with_the_length_of_a_text_and_no_faster(must_haves: MustHaves, part: str) -> None:
    asked = must_haves.asked("has a large dog", "en")
    tries = count()

    def judged(length: int) -> None:
        text = (part * length)[:length]
        posts = tuple(a_post(text, key=f"p{k}", title=text) for k in range(3))
        must_haves.verdict(asked, a_creator(f"try{next(tries)}", bio=text, posts=posts))  # what was read of a creator is kept

    judged(500)
    assert least_cpu_seconds(lambda: judged(10_000), enough=1.5) < 1.5


def test_a_phrase_of_a_page_is_read_in_its_beginning_only(must_haves: MustHaves) -> None:
    tries = count()
    assert least_cpu_seconds(lambda: must_haves.asked(f"my dog or cat {next(tries)} " * 5_000, "en"), enough=1) < 1  # phrases are kept
