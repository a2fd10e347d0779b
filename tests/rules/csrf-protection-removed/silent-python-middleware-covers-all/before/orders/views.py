from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from orders.models import Order


@login_required
@require_POST
@csrf_protect
def cancel(request, pk):
    Order.objects.get(pk=pk, customer=request.user).cancel()
    return redirect("orders")
