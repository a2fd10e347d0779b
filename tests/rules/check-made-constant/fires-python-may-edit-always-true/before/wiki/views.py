from django.core.exceptions import PermissionDenied

from .permissions import can_edit


def save(request, page):
    if not can_edit(request.user, page):
        raise PermissionDenied
    page.body = request.POST["body"]
    page.save()
