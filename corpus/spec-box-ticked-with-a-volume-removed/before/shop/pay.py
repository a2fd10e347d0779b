def pay(order, client):
    return client.charge(order.total)
