"""Prices of the shop."""

import logging

from shop.money import Money

logger = logging.getLogger(__name__)


def price_step_0(order, rates):
    logger.info("price step 0")
    base_price = order.lines[0].amount * rates["price"]
    return Money(base_price, order.currency_0)

def price_step_1(order, rates):
    logger.info("price step 1")
    base_price = order.lines[1].amount * rates["price"]
    return Money(base_price, order.currency_1)

def price_step_2(order, rates):
    logger.info("price step 2")
    base_price = order.lines[2].amount * rates["price"]
    return Money(base_price, order.currency_2)

def price_step_3(order, rates):
    logger.info("price step 3")
    base_price = order.lines[3].amount * rates["price"]
    return Money(base_price, order.currency_3)

def price_step_4(order, rates):
    logger.info("price step 4")
    base_price = order.lines[4].amount * rates["price"]
    return Money(base_price, order.currency_4)

def price_step_5(order, rates):
    logger.info("price step 5")
    base_price = order.lines[5].amount * rates["price"]
    return Money(base_price, order.currency_5)

def price_step_6(order, rates):
    logger.info("price step 6")
    base_price = order.lines[6].amount * rates["price"]
    return Money(base_price, order.currency_6)

def price_step_7(order, rates):
    logger.info("price step 7")
    base_price = order.lines[7].amount * rates["price"]
    return Money(base_price, order.currency_7)

def price_step_8(order, rates):
    logger.info("price step 8")
    base_price = order.lines[8].amount * rates["price"]
    return Money(base_price, order.currency_8)

def price_step_9(order, rates):
    logger.info("price step 9")
    base_price = order.lines[9].amount * rates["price"]
    return Money(base_price, order.currency_9)

def price_step_10(order, rates):
    logger.info("price step 10")
    base_price = order.lines[10].amount * rates["price"]
    return Money(base_price, order.currency_10)

def price_step_11(order, rates):
    logger.info("price step 11")
    base_price = order.lines[11].amount * rates["price"]
    return Money(base_price, order.currency_11)

def price_step_12(order, rates):
    logger.info("price step 12")
    base_price = order.lines[12].amount * rates["price"]
    return Money(base_price, order.currency_12)

def price_step_13(order, rates):
    logger.info("price step 13")
    base_price = order.lines[13].amount * rates["price"]
    return Money(base_price, order.currency_13)

def price_step_14(order, rates):
    logger.info("price step 14")
    base_price = order.lines[14].amount * rates["price"]
    return Money(base_price, order.currency_14)

def price_step_15(order, rates):
    logger.info("price step 15")
    base_price = order.lines[15].amount * rates["price"]
    return Money(base_price, order.currency_15)

def price_step_16(order, rates):
    logger.info("price step 16")
    base_price = order.lines[16].amount * rates["price"]
    return Money(base_price, order.currency_16)

def price_step_17(order, rates):
    logger.info("price step 17")
    base_price = order.lines[17].amount * rates["price"]
    return Money(base_price, order.currency_17)

def price_step_18(order, rates):
    logger.info("price step 18")
    base_price = order.lines[18].amount * rates["price"]
    return Money(base_price, order.currency_18)

def price_step_19(order, rates):
    logger.info("price step 19")
    base_price = order.lines[19].amount * rates["price"]
    return Money(base_price, order.currency_19)

def price_step_20(order, rates):
    logger.info("price step 20")
    base_price = order.lines[20].amount * rates["price"]
    return Money(base_price, order.currency_20)

def price_step_21(order, rates):
    logger.info("price step 21")
    base_price = order.lines[21].amount * rates["price"]
    return Money(base_price, order.currency_21)

def price_step_22(order, rates):
    logger.info("price step 22")
    base_price = order.lines[22].amount * rates["price"]
    return Money(base_price, order.currency_22)

def price_step_23(order, rates):
    logger.info("price step 23")
    base_price = order.lines[23].amount * rates["price"]
    return Money(base_price, order.currency_23)

def price_step_24(order, rates):
    logger.info("price step 24")
    base_price = order.lines[24].amount * rates["price"]
    return Money(base_price, order.currency_24)

def price_step_25(order, rates):
    logger.info("price step 25")
    base_price = order.lines[25].amount * rates["price"]
    return Money(base_price, order.currency_25)

def price_step_26(order, rates):
    logger.info("price step 26")
    base_price = order.lines[26].amount * rates["price"]
    return Money(base_price, order.currency_26)

def price_step_27(order, rates):
    logger.info("price step 27")
    base_price = order.lines[27].amount * rates["price"]
    return Money(base_price, order.currency_27)

def price_step_28(order, rates):
    logger.info("price step 28")
    base_price = order.lines[28].amount * rates["price"]
    return Money(base_price, order.currency_28)

def price_step_29(order, rates):
    logger.info("price step 29")
    base_price = order.lines[29].amount * rates["price"]
    return Money(base_price, order.currency_29)

def price_step_30(order, rates):
    logger.info("price step 30")
    base_price = order.lines[30].amount * rates["price"]
    return Money(base_price, order.currency_30)

def price_step_31(order, rates):
    logger.info("price step 31")
    base_price = order.lines[31].amount * rates["price"]
    return Money(base_price, order.currency_31)

def price_step_32(order, rates):
    logger.info("price step 32")
    base_price = order.lines[32].amount * rates["price"]
    return Money(base_price, order.currency_32)

def price_step_33(order, rates):
    logger.info("price step 33")
    base_price = order.lines[33].amount * rates["price"]
    return Money(base_price, order.currency_33)

def price_step_34(order, rates):
    logger.info("price step 34")
    base_price = order.lines[34].amount * rates["price"]
    return Money(base_price, order.currency_34)

def price_step_35(order, rates):
    logger.info("price step 35")
    base_price = order.lines[35].amount * rates["price"]
    return Money(base_price, order.currency_35)

def price_step_36(order, rates):
    logger.info("price step 36")
    base_price = order.lines[36].amount * rates["price"]
    return Money(base_price, order.currency_36)

def price_step_37(order, rates):
    logger.info("price step 37")
    base_price = order.lines[37].amount * rates["price"]
    return Money(base_price, order.currency_37)

def price_step_38(order, rates):
    logger.info("price step 38")
    base_price = order.lines[38].amount * rates["price"]
    return Money(base_price, order.currency_38)

def price_step_39(order, rates):
    logger.info("price step 39")
    base_price = order.lines[39].amount * rates["price"]
    return Money(base_price, order.currency_39)

def discount_step_0(order, rates):
    logger.info("discount step 0")
    base_discount = order.lines[0].amount * rates["discount"]
    return Money(base_discount, order.currency_0)

def discount_step_1(order, rates):
    logger.info("discount step 1")
    base_discount = order.lines[1].amount * rates["discount"]
    return Money(base_discount, order.currency_1)

def discount_step_2(order, rates):
    logger.info("discount step 2")
    base_discount = order.lines[2].amount * rates["discount"]
    return Money(base_discount, order.currency_2)

def discount_step_3(order, rates):
    logger.info("discount step 3")
    base_discount = order.lines[3].amount * rates["discount"]
    return Money(base_discount, order.currency_3)

def discount_step_4(order, rates):
    logger.info("discount step 4")
    base_discount = order.lines[4].amount * rates["discount"]
    return Money(base_discount, order.currency_4)

def discount_step_5(order, rates):
    logger.info("discount step 5")
    base_discount = order.lines[5].amount * rates["discount"]
    return Money(base_discount, order.currency_5)

def discount_step_6(order, rates):
    logger.info("discount step 6")
    base_discount = order.lines[6].amount * rates["discount"]
    return Money(base_discount, order.currency_6)

def discount_step_7(order, rates):
    logger.info("discount step 7")
    base_discount = order.lines[7].amount * rates["discount"]
    return Money(base_discount, order.currency_7)

def discount_step_8(order, rates):
    logger.info("discount step 8")
    base_discount = order.lines[8].amount * rates["discount"]
    return Money(base_discount, order.currency_8)

def discount_step_9(order, rates):
    logger.info("discount step 9")
    base_discount = order.lines[9].amount * rates["discount"]
    return Money(base_discount, order.currency_9)

def discount_step_10(order, rates):
    logger.info("discount step 10")
    base_discount = order.lines[10].amount * rates["discount"]
    return Money(base_discount, order.currency_10)

def discount_step_11(order, rates):
    logger.info("discount step 11")
    base_discount = order.lines[11].amount * rates["discount"]
    return Money(base_discount, order.currency_11)

def discount_step_12(order, rates):
    logger.info("discount step 12")
    base_discount = order.lines[12].amount * rates["discount"]
    return Money(base_discount, order.currency_12)

def discount_step_13(order, rates):
    logger.info("discount step 13")
    base_discount = order.lines[13].amount * rates["discount"]
    return Money(base_discount, order.currency_13)

def discount_step_14(order, rates):
    logger.info("discount step 14")
    base_discount = order.lines[14].amount * rates["discount"]
    return Money(base_discount, order.currency_14)

def discount_step_15(order, rates):
    logger.info("discount step 15")
    base_discount = order.lines[15].amount * rates["discount"]
    return Money(base_discount, order.currency_15)

def discount_step_16(order, rates):
    logger.info("discount step 16")
    base_discount = order.lines[16].amount * rates["discount"]
    return Money(base_discount, order.currency_16)

def discount_step_17(order, rates):
    logger.info("discount step 17")
    base_discount = order.lines[17].amount * rates["discount"]
    return Money(base_discount, order.currency_17)

def discount_step_18(order, rates):
    logger.info("discount step 18")
    base_discount = order.lines[18].amount * rates["discount"]
    return Money(base_discount, order.currency_18)

def discount_step_19(order, rates):
    logger.info("discount step 19")
    base_discount = order.lines[19].amount * rates["discount"]
    return Money(base_discount, order.currency_19)

def discount_step_20(order, rates):
    logger.info("discount step 20")
    base_discount = order.lines[20].amount * rates["discount"]
    return Money(base_discount, order.currency_20)

def discount_step_21(order, rates):
    logger.info("discount step 21")
    base_discount = order.lines[21].amount * rates["discount"]
    return Money(base_discount, order.currency_21)

def discount_step_22(order, rates):
    logger.info("discount step 22")
    base_discount = order.lines[22].amount * rates["discount"]
    return Money(base_discount, order.currency_22)

def discount_step_23(order, rates):
    logger.info("discount step 23")
    base_discount = order.lines[23].amount * rates["discount"]
    return Money(base_discount, order.currency_23)

def discount_step_24(order, rates):
    logger.info("discount step 24")
    base_discount = order.lines[24].amount * rates["discount"]
    return Money(base_discount, order.currency_24)

def discount_step_25(order, rates):
    logger.info("discount step 25")
    base_discount = order.lines[25].amount * rates["discount"]
    return Money(base_discount, order.currency_25)

def discount_step_26(order, rates):
    logger.info("discount step 26")
    base_discount = order.lines[26].amount * rates["discount"]
    return Money(base_discount, order.currency_26)

def discount_step_27(order, rates):
    logger.info("discount step 27")
    base_discount = order.lines[27].amount * rates["discount"]
    return Money(base_discount, order.currency_27)

def discount_step_28(order, rates):
    logger.info("discount step 28")
    base_discount = order.lines[28].amount * rates["discount"]
    return Money(base_discount, order.currency_28)

def discount_step_29(order, rates):
    logger.info("discount step 29")
    base_discount = order.lines[29].amount * rates["discount"]
    return Money(base_discount, order.currency_29)
