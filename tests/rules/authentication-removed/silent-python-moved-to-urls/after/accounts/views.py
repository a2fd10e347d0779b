from django.shortcuts import render

from accounts.models import Statement


def statements(request):
    rows = Statement.objects.filter(account=request.user.account)
    return render(request, "accounts/statements.html", {"rows": rows})
