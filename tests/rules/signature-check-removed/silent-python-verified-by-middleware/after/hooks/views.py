import json

from django.http import HttpResponse

from .tasks import handle_push


def push(request):
    handle_push.delay(json.loads(request.body))
    return HttpResponse(status=202)
