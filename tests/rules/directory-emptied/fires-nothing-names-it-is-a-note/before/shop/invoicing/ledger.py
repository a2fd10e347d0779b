import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def ledger_step_0(order, rates):
    logger.info("ledger step 0")
    base_ledger = order.lines[0].amount * rates["ledger"]
    return Money(base_ledger, order.currency_0)

def ledger_step_1(order, rates):
    logger.info("ledger step 1")
    base_ledger = order.lines[1].amount * rates["ledger"]
    return Money(base_ledger, order.currency_1)

def ledger_step_2(order, rates):
    logger.info("ledger step 2")
    base_ledger = order.lines[2].amount * rates["ledger"]
    return Money(base_ledger, order.currency_2)

def ledger_step_3(order, rates):
    logger.info("ledger step 3")
    base_ledger = order.lines[3].amount * rates["ledger"]
    return Money(base_ledger, order.currency_3)

def ledger_step_4(order, rates):
    logger.info("ledger step 4")
    base_ledger = order.lines[4].amount * rates["ledger"]
    return Money(base_ledger, order.currency_4)

def ledger_step_5(order, rates):
    logger.info("ledger step 5")
    base_ledger = order.lines[5].amount * rates["ledger"]
    return Money(base_ledger, order.currency_5)

def ledger_step_6(order, rates):
    logger.info("ledger step 6")
    base_ledger = order.lines[6].amount * rates["ledger"]
    return Money(base_ledger, order.currency_6)

def ledger_step_7(order, rates):
    logger.info("ledger step 7")
    base_ledger = order.lines[7].amount * rates["ledger"]
    return Money(base_ledger, order.currency_7)

def ledger_step_8(order, rates):
    logger.info("ledger step 8")
    base_ledger = order.lines[8].amount * rates["ledger"]
    return Money(base_ledger, order.currency_8)

def ledger_step_9(order, rates):
    logger.info("ledger step 9")
    base_ledger = order.lines[9].amount * rates["ledger"]
    return Money(base_ledger, order.currency_9)
