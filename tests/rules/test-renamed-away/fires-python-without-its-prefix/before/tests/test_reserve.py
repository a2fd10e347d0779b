import sys

import pytest

from stock.reserve import SoldOut, reserve, value


def test_reserve_takes_from_stock():
    stock = {"tea": 5}
    assert reserve(stock, "tea", 2) == 3
    assert stock["tea"] == 3


def test_reserve_refuses_what_is_sold_out():
    stock = {"tea": 1}
    with pytest.raises(SoldOut, match="tea"):
        reserve(stock, "tea", 2)
    assert stock["tea"] == 1


def test_value_is_the_sum_of_prices():
    total = value({"tea": 3, "milk": 2}, {"tea": 2.35, "milk": 1.1})
    assert total == pytest.approx(9.25, abs=0.001)


@pytest.mark.parametrize(
    "count",
    [
        0,
        -1,
        -100,
    ],
)
def test_reserve_refuses_odd_counts(count):
    with pytest.raises(ValueError):
        reserve({"tea": 5}, "tea", count)
