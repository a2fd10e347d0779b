import unittest

from stock.reserve import value


class ValueTest(unittest.TestCase):
    def test_value(self):
        total = value({"tea": 3}, {"tea": 2.35})
        self.assertAlmostEqual(total, 7.05, places=5)
