import hashlib
import hmac
import json

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden

from .tasks import handle_push


def push(request):
    wanted = hmac.new(settings.HOOK_SECRET, request.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(wanted, request.headers.get("X-Hook-Signature", "")):
        return HttpResponseForbidden()
    handle_push.delay(json.loads(request.body))
    return HttpResponse(status=202)
