def run(client, amount):
    order = client.order(amount)
    return billing_of(order)


def billing_of(order):
    return order.total + order.billing
