from django.http import HttpResponse
from django.views.decorators.http import require_POST

from .erasure import erase_everything


@require_POST
def erase_account(request):
    erase_everything(request.user)
    return HttpResponse(status=204)
