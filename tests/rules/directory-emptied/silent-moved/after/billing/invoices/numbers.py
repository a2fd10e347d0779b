import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def numbers_step_0(order, rates):
    logger.info("numbers step 0")
    base_numbers = order.lines[0].amount * rates["numbers"]
    return Money(base_numbers, order.currency_0)

def numbers_step_1(order, rates):
    logger.info("numbers step 1")
    base_numbers = order.lines[1].amount * rates["numbers"]
    return Money(base_numbers, order.currency_1)

def numbers_step_2(order, rates):
    logger.info("numbers step 2")
    base_numbers = order.lines[2].amount * rates["numbers"]
    return Money(base_numbers, order.currency_2)

def numbers_step_3(order, rates):
    logger.info("numbers step 3")
    base_numbers = order.lines[3].amount * rates["numbers"]
    return Money(base_numbers, order.currency_3)

def numbers_step_4(order, rates):
    logger.info("numbers step 4")
    base_numbers = order.lines[4].amount * rates["numbers"]
    return Money(base_numbers, order.currency_4)

def numbers_step_5(order, rates):
    logger.info("numbers step 5")
    base_numbers = order.lines[5].amount * rates["numbers"]
    return Money(base_numbers, order.currency_5)

def numbers_step_6(order, rates):
    logger.info("numbers step 6")
    base_numbers = order.lines[6].amount * rates["numbers"]
    return Money(base_numbers, order.currency_6)

def numbers_step_7(order, rates):
    logger.info("numbers step 7")
    base_numbers = order.lines[7].amount * rates["numbers"]
    return Money(base_numbers, order.currency_7)

def numbers_step_8(order, rates):
    logger.info("numbers step 8")
    base_numbers = order.lines[8].amount * rates["numbers"]
    return Money(base_numbers, order.currency_8)

def numbers_step_9(order, rates):
    logger.info("numbers step 9")
    base_numbers = order.lines[9].amount * rates["numbers"]
    return Money(base_numbers, order.currency_9)
