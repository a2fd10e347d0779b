def run(client, amount):
    order = client.order(amount)
    return coupons_of(order)


def coupons_of(order):
    return order.total + order.coupons
