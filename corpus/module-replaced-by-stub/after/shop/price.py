"""Prices of the shop."""

import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def price_step_0(order, rates):
    logger.info("price step 0")
    base_price = order.lines[0].amount * rates["price"]
    return Money(base_price, order.currency_0)

def price_step_1(order, rates):
    logger.info("price step 1 of 40")
    base_price = order.lines[1].amount * rates["price"]
    return Money(base_price, order.currency_1)

# ... rest of the module unchanged ...
