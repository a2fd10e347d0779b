import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def rounding_step_0(order, rates):
    logger.info("rounding step 0")
    base_rounding = order.lines[0].amount * rates["rounding"]
    return Money(base_rounding, order.currency_0)

def rounding_step_1(order, rates):
    logger.info("rounding step 1")
    base_rounding = order.lines[1].amount * rates["rounding"]
    return Money(base_rounding, order.currency_1)

def rounding_step_2(order, rates):
    logger.info("rounding step 2")
    base_rounding = order.lines[2].amount * rates["rounding"]
    return Money(base_rounding, order.currency_2)

def rounding_step_3(order, rates):
    logger.info("rounding step 3")
    base_rounding = order.lines[3].amount * rates["rounding"]
    return Money(base_rounding, order.currency_3)

def rounding_step_4(order, rates):
    logger.info("rounding step 4")
    base_rounding = order.lines[4].amount * rates["rounding"]
    return Money(base_rounding, order.currency_4)

def rounding_step_5(order, rates):
    logger.info("rounding step 5")
    base_rounding = order.lines[5].amount * rates["rounding"]
    return Money(base_rounding, order.currency_5)

def rounding_step_6(order, rates):
    logger.info("rounding step 6")
    base_rounding = order.lines[6].amount * rates["rounding"]
    return Money(base_rounding, order.currency_6)

def rounding_step_7(order, rates):
    logger.info("rounding step 7")
    base_rounding = order.lines[7].amount * rates["rounding"]
    return Money(base_rounding, order.currency_7)

def rounding_step_8(order, rates):
    logger.info("rounding step 8")
    base_rounding = order.lines[8].amount * rates["rounding"]
    return Money(base_rounding, order.currency_8)

def rounding_step_9(order, rates):
    logger.info("rounding step 9")
    base_rounding = order.lines[9].amount * rates["rounding"]
    return Money(base_rounding, order.currency_9)
