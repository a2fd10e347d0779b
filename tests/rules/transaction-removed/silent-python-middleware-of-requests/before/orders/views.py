from django.db import transaction
from django.http import JsonResponse

from orders.models import Order, OrderLine


@transaction.atomic
def place(request):
    order = Order.objects.create(customer=request.user)
    for sku in request.POST.getlist("sku"):
        OrderLine.objects.create(order=order, sku=sku)
    return JsonResponse({"order": order.pk})
