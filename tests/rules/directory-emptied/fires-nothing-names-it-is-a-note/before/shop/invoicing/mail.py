import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def mail_step_0(order, rates):
    logger.info("mail step 0")
    base_mail = order.lines[0].amount * rates["mail"]
    return Money(base_mail, order.currency_0)

def mail_step_1(order, rates):
    logger.info("mail step 1")
    base_mail = order.lines[1].amount * rates["mail"]
    return Money(base_mail, order.currency_1)

def mail_step_2(order, rates):
    logger.info("mail step 2")
    base_mail = order.lines[2].amount * rates["mail"]
    return Money(base_mail, order.currency_2)

def mail_step_3(order, rates):
    logger.info("mail step 3")
    base_mail = order.lines[3].amount * rates["mail"]
    return Money(base_mail, order.currency_3)

def mail_step_4(order, rates):
    logger.info("mail step 4")
    base_mail = order.lines[4].amount * rates["mail"]
    return Money(base_mail, order.currency_4)

def mail_step_5(order, rates):
    logger.info("mail step 5")
    base_mail = order.lines[5].amount * rates["mail"]
    return Money(base_mail, order.currency_5)

def mail_step_6(order, rates):
    logger.info("mail step 6")
    base_mail = order.lines[6].amount * rates["mail"]
    return Money(base_mail, order.currency_6)

def mail_step_7(order, rates):
    logger.info("mail step 7")
    base_mail = order.lines[7].amount * rates["mail"]
    return Money(base_mail, order.currency_7)

def mail_step_8(order, rates):
    logger.info("mail step 8")
    base_mail = order.lines[8].amount * rates["mail"]
    return Money(base_mail, order.currency_8)

def mail_step_9(order, rates):
    logger.info("mail step 9")
    base_mail = order.lines[9].amount * rates["mail"]
    return Money(base_mail, order.currency_9)
