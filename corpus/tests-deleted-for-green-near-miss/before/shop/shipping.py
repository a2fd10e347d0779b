def run(client, amount):
    order = client.order(amount)
    return shipping_of(order)


def shipping_of(order):
    return order.total + order.shipping
