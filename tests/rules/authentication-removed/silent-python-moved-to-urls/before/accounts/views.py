from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from accounts.models import Statement


@login_required
def statements(request):
    rows = Statement.objects.filter(account=request.user.account)
    return render(request, "accounts/statements.html", {"rows": rows})
