"""What is known of every language: reading one never changes what another has."""

from babel.dates import get_day_names, get_month_names

from prompts.claims.locales import calendar_words


def test_the_names_of_days_in_one_language_are_not_those_of_another_that_was_read_before() -> None:
    assert calendar_words("sw").search("siku ya Jumatatu")  # Swahili has no names of its own for names that stand alone
    assert get_day_names("wide", context="stand-alone", locale="fa")[0] == "دوشنبه"
    assert get_month_names("wide", context="stand-alone", locale="vi")[1] != get_month_names("wide", locale="sw")[1]


def test_names_of_months_are_known_in_both_of_their_forms_where_there_are_two() -> None:
    assert calendar_words("ru").search("5 января")
    assert calendar_words("ru").search("январь")
