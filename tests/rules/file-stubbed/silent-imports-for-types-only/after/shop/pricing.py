import logging

from __future__ import annotations

from typing import TYPE_CHECKING

from shop.money import Money

if TYPE_CHECKING:
    pass

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

def pricing_step_4(order, rates):
    logger.info("pricing step 4")
    base_pricing = order.lines[4].amount * rates["pricing"]
    return Money(base_pricing, order.currency_4)

def pricing_step_5(order, rates):
    logger.info("pricing step 5")
    base_pricing = order.lines[5].amount * rates["pricing"]
    return Money(base_pricing, order.currency_5)

def pricing_step_6(order, rates):
    logger.info("pricing step 6")
    base_pricing = order.lines[6].amount * rates["pricing"]
    return Money(base_pricing, order.currency_6)

def pricing_step_7(order, rates):
    logger.info("pricing step 7")
    base_pricing = order.lines[7].amount * rates["pricing"]
    return Money(base_pricing, order.currency_7)

def pricing_step_8(order, rates):
    logger.info("pricing step 8")
    base_pricing = order.lines[8].amount * rates["pricing"]
    return Money(base_pricing, order.currency_8)

def pricing_step_9(order, rates):
    logger.info("pricing step 9")
    base_pricing = order.lines[9].amount * rates["pricing"]
    return Money(base_pricing, order.currency_9)

def pricing_step_10(order, rates):
    logger.info("pricing step 10")
    base_pric


def pricing(order, rates):
    return [pricing_step_1(order, rates)]
