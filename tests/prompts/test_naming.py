"""Countries and languages by name."""

from prompts.naming import country, tongue
from prompts.words import Words


def test_codes_are_told_in_the_reader_s_language_and_what_is_none_as_it_is() -> None:
    told = [(country("AU", Words(language)), tongue("vi", Words(language))) for language in ("en", "th", "fa", "vi")]
    assert told == [("Australia", "Vietnamese"), ("ออสเตรเลีย", "เวียดนาม"), ("استرالیا", "ویتنامی"), ("Australia", "Tiếng Việt")]
    assert (country("Atlantis", Words("en")), tongue("Klingonese", Words("en"))) == ("Atlantis", "Klingonese")
