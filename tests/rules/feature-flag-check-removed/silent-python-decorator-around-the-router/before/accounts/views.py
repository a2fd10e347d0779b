from django.http import HttpResponse
from django.views.decorators.http import require_POST
from waffle.decorators import waffle_flag

from .erasure import erase_everything


@waffle_flag("self_service_erasure")
@require_POST
def erase_account(request):
    erase_everything(request.user)
    return HttpResponse(status=204)
