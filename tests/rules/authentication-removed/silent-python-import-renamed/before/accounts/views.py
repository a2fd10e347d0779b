from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Statement


@login_required
@require_safe
def statements(request):
    rows = Statement.objects.filter(account=request.user.account)
    return render(request, "accounts/statements.html", {"rows": rows})
