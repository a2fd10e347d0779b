def run(client, amount):
    order = client.order(amount)
    return refunds_of(order)


def refunds_of(order):
    return order.total + order.refunds
