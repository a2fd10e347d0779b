from shop import price


def total(order, rates):
    return price.discount_step_7(order, rates)
