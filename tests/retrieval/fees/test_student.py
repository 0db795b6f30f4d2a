"""Quantiles of Student's t against the printed tables."""

import pytest

from retrieval.fees.student import two_sided


@pytest.mark.parametrize(
    ("share", "nu", "printed"),
    [(0.8, 6, 1.4398), (0.5, 6, 0.7176), (0.8, 10, 1.3722), (0.5, 10, 0.6998), (0.8, 30, 1.3104), (0.5, 30, 0.6828), (0.8, 1e9, 1.28155)],
)
def test_the_quantile_is_that_of_the_printed_table(share: float, nu: float, printed: float) -> None:
    assert two_sided(share, nu) == pytest.approx(printed, abs=6e-4)
