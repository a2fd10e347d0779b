from stock.reserve import reserve


class TestReserve:
    def test_takes_from_stock(self):
        stock = {"tea": 5}
        assert reserve(stock, "tea", 2) == 3
        assert stock["tea"] == 3
