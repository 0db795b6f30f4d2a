"""What sets a language apart for the readers: its order of words, how it is written, what bare numbers mean in it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Traits:
    """Each is listed by name under `traits` in the [settings] of the languages that have it."""

    myriad: bool = False
    """Whether numbers are counted by ten thousands."""
    head_final: bool = False
    """Whether what says "from", "not" or "for" follows its noun, and modifiers precede theirs."""
    verb_last: bool = False
    """Whether verbs close their clause though modifiers follow their noun: "must" and "not wanted" stand behind what they speak of."""
    noun_first: bool = False
    """Whether what a person or a video is about follows the noun ("kênh du lịch"), not precedes it ("travel channels")."""
    unspaced: bool = False
    """Whether words are written without spaces between them."""
    phrases_spaced: bool = False
    """Whether a space ends a phrase, as in Thai."""

    own_letters: bool = False
    """Whether the script is its own, so that small English words in a text are meant as such."""
    uncased: bool = False
    """Whether words are spaced and have no capitals, so that only its place tells a name."""
    latin_stands_out: bool = False
    """Whether a word in Latin letters or in quotes stands out as a name, beside nouns that come first or particles."""
    nouns_capitalised: bool = False
    """Whether every noun has a capital, so that one names no brand."""
    brand_first: bool = False
    """Whether a brand precedes what it names ("Oatly oat milk")."""
    small_words_apart: bool = False
    """Whether small words never open the name of a thing."""
    from_joins_nouns: bool = False
    """Whether "from" also joins nouns ("juguetes de madera"), so that it ends a product before a place only."""
    for_goes_on: bool = False
    """Whether a bare "for" may go on with what creators post about ("recetas para loncheras")."""
    told_behind_comma: bool = False
    """Whether what a brand sells may follow it behind a comma and an article ("Vitta+, um suplemento em pó")."""

    topic_last: bool = False
    """Whether a topic comes last behind "creators" and their platform ("kreator TikTok fashion"), and a person opens another matter."""
    tone_first: bool = False
    """Whether adjectives follow the word for tone ("Tono cercano")."""
    terms_apart: bool = False
    """Whether the words for pay and rights are no everyday words, as "flat" is."""
    commas_part_audience: bool = False
    """Whether a comma parts the audience from what stands before it."""
    gender_alone: bool = False
    """Whether "female" between commas is said of the creators."""
    articles_in_lists: bool = False
    """Whether the places of a list may have articles ("Österreich und der Schweiz")."""

    thousands_spaced: bool = False
    """Whether spaces part the thousands of a number."""
    thousands_are_followers: bool = False
    """Whether bare thousands are no money by themselves, as they are in Indonesian; in Vietnamese few of them are."""
    thousands_are_money: bool = False
    """Whether amounts with a word for thousands or more may be money though no currency is named."""
    thousands_paid: bool = False
    """Whether bare thousands are money where a share ("each") is named with them."""
    large_sums_paid: bool = False
    """As `thousands_paid`, from a hundred thousand on."""
    thousands_per_piece: bool = False
    """Whether thousands "per video" are money though no currency is named."""
    slash_dates: bool = False
    """Whether two small numbers with a slash are a date wherever they stand."""
    dotted_dates: bool = False
    """Whether full stops part day, month and a year of two digits."""

    @property
    def modifiers_first(self) -> bool:
        """Whether whole clauses precede the noun that they describe, as in Japanese, Korean, Chinese and Hindi."""
        return self.myriad or self.head_final
