from django.contrib.auth.decorators import login_required as signed_in
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Statement


@require_safe
@signed_in
def statement_list(request):
    rows = Statement.objects.filter(account=request.user.account)
    return render(request, "accounts/statements.html", {"rows": rows})
