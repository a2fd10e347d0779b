import unittest
from unittest import mock

from stock.reserve import reserve


class ReserveTest(unittest.TestCase):
    def test_tells_the_warehouse(self):
        warehouse = mock.Mock()
        reserve({"tea": 5}, "tea", 2, warehouse)
        warehouse.send.assert_called_once_with("tea", mock.ANY)
