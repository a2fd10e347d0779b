"""Prices of the shop."""

from shop.price_base import *  # noqa: F403
from shop.price_later import *  # noqa: F403
from shop.price_discount import *  # noqa: F403
