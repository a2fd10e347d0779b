
import unittest
class CartTest(unittest.TestCase):
    def test_total(self):
        cart = Cart()
        cart.add(3)
        self.assertEqual(cart.total(), 3)
    def test_empty(self):
        self.assertEqual(Cart().total(), 0)
