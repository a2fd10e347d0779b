from django.db import transaction

from orders.models import Order, OrderLine


@transaction.atomic
def place(customer, basket):
    order = Order.objects.create(customer=customer, state="placed")
    for item in basket:
        OrderLine.objects.create(order=order, sku=item.sku, count=item.count)
    return order
