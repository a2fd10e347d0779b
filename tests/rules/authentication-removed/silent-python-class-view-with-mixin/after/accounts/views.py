from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import ListView

from accounts.models import Statement


class Statements(LoginRequiredMixin, ListView):
    template_name = "accounts/statements.html"
    context_object_name = "rows"

    def get_queryset(self):
        return Statement.objects.filter(account=self.request.user.account)
