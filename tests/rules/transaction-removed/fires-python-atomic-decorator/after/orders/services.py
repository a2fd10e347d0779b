from django.db import transaction

from orders.events import order_placed
from orders.models import Order, OrderLine
from stock.models import Stock


def place(customer, basket):
    order = Order.objects.create(customer=customer, state="placed")
    for item in basket:
        OrderLine.objects.create(order=order, sku=item.sku, count=item.count)
        Stock.objects.filter(sku=item.sku).update(reserved=item.count)
    transaction.on_commit(lambda: order_placed.send(sender=Order, order=order))
    return order
