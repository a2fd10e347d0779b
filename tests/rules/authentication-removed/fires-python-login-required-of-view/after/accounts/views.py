from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_page

from accounts.models import Statement


@cache_page(60)
def statements(request):
    rows = Statement.objects.order_by("-month")[:24]
    return render(request, "accounts/statements.html", {"rows": rows})


@cache_page(60)
def totals(request):
    return JsonResponse({"cents": Statement.objects.total()})
