"""Prices of the shop."""

import logging

from shop.money import Money

logger = logging.getLogger(__name__)