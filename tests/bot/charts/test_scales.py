"""Axes: where values stand, and which ticks they get."""

import pytest

from bot.charts.scales import ENOUGH_TICKS, from_zero, logarithmic, of_amounts


@pytest.mark.parametrize("scale", [from_zero(93.0), from_zero(0.97, low=-0.21), logarithmic(900, 4_000_000), logarithmic(5_000, 6_000)])
def test_ticks_rise_and_lie_within_the_axis(scale: object) -> None:
    assert list(scale.ticks) == sorted(set(scale.ticks))
    assert 1 <= len(scale.ticks) <= ENOUGH_TICKS + 1
    assert all(scale.low <= tick <= scale.high for tick in scale.ticks)


def test_an_axis_of_equal_steps_shows_zero_and_its_values() -> None:
    scale = from_zero(0.97, low=-0.21)
    assert 0 in scale.ticks
    assert 0 < scale.share(-0.21) < scale.share(0) < scale.share(0.97) < 1


def test_equal_factors_are_equal_lengths_on_a_logarithmic_axis() -> None:
    scale = logarithmic(100, 1_000_000)
    assert scale.share(10_000) - scale.share(1_000) == pytest.approx(scale.share(1_000_000) - scale.share(100_000))


def test_amounts_of_one_size_start_at_zero_and_orders_of_magnitude_do_not() -> None:
    assert not of_amounts(100, 2_000).logarithmic
    assert of_amounts(10, 20_000).logarithmic
    assert not of_amounts(0, 20_000).logarithmic


def test_values_beyond_an_axis_stand_at_its_end() -> None:
    assert from_zero(10).share(1e9) == 1
    assert logarithmic(10, 100).share(0) == 0
