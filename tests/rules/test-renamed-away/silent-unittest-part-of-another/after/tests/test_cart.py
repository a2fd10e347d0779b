
import unittest
class CartTest(unittest.TestCase):
    def check_sum(self):
        cart = Cart()
        cart.add(3)
        self.assertEqual(cart.total(), 3)
    def test_sum(self):
        self.check_sum()
    def test_empty(self):
        self.assertEqual(Cart().total(), 0)
