import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

from .tasks import handle_push


@csrf_exempt
def push(request):
    handle_push.delay(json.loads(request.body))
    return HttpResponse(status=202)
