import unittest

from parcels.label import Label


class LabelTest(unittest.TestCase):
    def test_price_at_home(self):
        label = Label(2500, "DE")
        self.assertEqual(label.price(), 7)
        self.assertEqual(label.country, "DE")

    def test_price_abroad(self):
        label = Label(2500, "FR")
        label.price()
        self.assertTrue(label.weight == 2500)
