from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render

from accounts.models import Statement


@login_required
def statements(request):
    rows = Statement.objects.order_by("-month")[:24]
    return render(request, "accounts/statements.html", {"rows": rows})


@login_required
def totals(request):
    return JsonResponse({"cents": Statement.objects.total()})
