from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie
from django.views.decorators.http import require_POST

from payouts.models import Payout
from payouts.services import release


@login_required
@ensure_csrf_cookie
def form(request, pk):
    payout = get_object_or_404(Payout, pk=pk, owner=request.user)
    return render(request, "payouts/form.html", {"payout": payout})


@login_required
@require_POST
@csrf_protect
def send(request, pk):
    payout = get_object_or_404(Payout, pk=pk, owner=request.user)
    release(payout, by=request.user)
    return JsonResponse({"state": payout.state})
