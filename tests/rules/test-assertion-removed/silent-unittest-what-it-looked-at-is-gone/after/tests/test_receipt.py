import unittest

from stock.receipt import Receipt


class ReceiptTest(unittest.TestCase):
    def test_holds_what_it_is_given(self):
        receipt = Receipt(3)
        self.assertEqual(receipt.left, 3)
