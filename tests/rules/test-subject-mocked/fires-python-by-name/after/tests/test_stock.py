from unittest import mock

from stock.reserve import reserve


def test_takes_from_stock():
    stock = {"tea": 5}
    reserve = mock.Mock(return_value=3)
    assert reserve(stock, "tea", 2) == 3
