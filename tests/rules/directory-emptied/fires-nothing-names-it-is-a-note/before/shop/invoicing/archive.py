import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def archive_step_0(order, rates):
    logger.info("archive step 0")
    base_archive = order.lines[0].amount * rates["archive"]
    return Money(base_archive, order.currency_0)

def archive_step_1(order, rates):
    logger.info("archive step 1")
    base_archive = order.lines[1].amount * rates["archive"]
    return Money(base_archive, order.currency_1)

def archive_step_2(order, rates):
    logger.info("archive step 2")
    base_archive = order.lines[2].amount * rates["archive"]
    return Money(base_archive, order.currency_2)

def archive_step_3(order, rates):
    logger.info("archive step 3")
    base_archive = order.lines[3].amount * rates["archive"]
    return Money(base_archive, order.currency_3)

def archive_step_4(order, rates):
    logger.info("archive step 4")
    base_archive = order.lines[4].amount * rates["archive"]
    return Money(base_archive, order.currency_4)

def archive_step_5(order, rates):
    logger.info("archive step 5")
    base_archive = order.lines[5].amount * rates["archive"]
    return Money(base_archive, order.currency_5)

def archive_step_6(order, rates):
    logger.info("archive step 6")
    base_archive = order.lines[6].amount * rates["archive"]
    return Money(base_archive, order.currency_6)

def archive_step_7(order, rates):
    logger.info("archive step 7")
    base_archive = order.lines[7].amount * rates["archive"]
    return Money(base_archive, order.currency_7)

def archive_step_8(order, rates):
    logger.info("archive step 8")
    base_archive = order.lines[8].amount * rates["archive"]
    return Money(base_archive, order.currency_8)

def archive_step_9(order, rates):
    logger.info("archive step 9")
    base_archive = order.lines[9].amount * rates["archive"]
    return Money(base_archive, order.currency_9)
