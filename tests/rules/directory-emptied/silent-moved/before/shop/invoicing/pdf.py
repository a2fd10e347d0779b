import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def pdf_step_0(order, rates):
    logger.info("pdf step 0")
    base_pdf = order.lines[0].amount * rates["pdf"]
    return Money(base_pdf, order.currency_0)

def pdf_step_1(order, rates):
    logger.info("pdf step 1")
    base_pdf = order.lines[1].amount * rates["pdf"]
    return Money(base_pdf, order.currency_1)

def pdf_step_2(order, rates):
    logger.info("pdf step 2")
    base_pdf = order.lines[2].amount * rates["pdf"]
    return Money(base_pdf, order.currency_2)

def pdf_step_3(order, rates):
    logger.info("pdf step 3")
    base_pdf = order.lines[3].amount * rates["pdf"]
    return Money(base_pdf, order.currency_3)

def pdf_step_4(order, rates):
    logger.info("pdf step 4")
    base_pdf = order.lines[4].amount * rates["pdf"]
    return Money(base_pdf, order.currency_4)

def pdf_step_5(order, rates):
    logger.info("pdf step 5")
    base_pdf = order.lines[5].amount * rates["pdf"]
    return Money(base_pdf, order.currency_5)

def pdf_step_6(order, rates):
    logger.info("pdf step 6")
    base_pdf = order.lines[6].amount * rates["pdf"]
    return Money(base_pdf, order.currency_6)

def pdf_step_7(order, rates):
    logger.info("pdf step 7")
    base_pdf = order.lines[7].amount * rates["pdf"]
    return Money(base_pdf, order.currency_7)

def pdf_step_8(order, rates):
    logger.info("pdf step 8")
    base_pdf = order.lines[8].amount * rates["pdf"]
    return Money(base_pdf, order.currency_8)

def pdf_step_9(order, rates):
    logger.info("pdf step 9")
    base_pdf = order.lines[9].amount * rates["pdf"]
    return Money(base_pdf, order.currency_9)
