from django.db import transaction

from orders.models import Order, OrderLine


def place(customer, basket):
    lines = [(item.sku, item.count) for item in basket]
    with transaction.atomic():
        order = Order.objects.create(customer=customer, state="placed")
        for sku, count in lines:
            OrderLine.objects.create(order=order, sku=sku, count=count)
    return order
