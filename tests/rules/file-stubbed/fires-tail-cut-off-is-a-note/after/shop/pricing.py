import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def pricing_step_0(order, rates):
    logger.info("pricing step 0")
    base_pricing = order.lines[0].amount * rates["pricing"]
    return Money(base_pricing, order.currency_0)

def pricing_step_1(order, rates):
    logger.info("pricing step 1")
    base_pricing = order.lines[1].amount * rates["pricing"]
    return Money(base_pricing, order.currency_1)

def pricing_step_2(order, rates):
    logger.info("pricing step 2")
    base_pricing = order.lines[2].amount * rates["pricing"]
    return Money(base_pricing, order.currency_2)

def pricing_step_3(order, rates):
    logger.info("pricing step 3")
    base_pricing = order.lines[3].amount * rates["pricing"]
    return Money(base_pricing, order.currency_3)
