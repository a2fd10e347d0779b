import pytest

from stock.reserve import SoldOut, reserve, value


@pytest.fixture
def stock():
    return {"tea": 5}


def test_takes_from_stock(stock):
    assert reserve(stock, "tea", 2) == 3
    assert stock["tea"] == 3


def test_refuses_what_is_sold_out(stock):
    with pytest.raises(SoldOut):
        reserve(stock, "tea", 6)
    assert stock["tea"] == 5


def test_value():
    assert value({"tea": 3}, {"tea": 2.35}) == pytest.approx(7.05)
