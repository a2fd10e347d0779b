import hashlib
import hmac

from django.conf import settings
from django.http import HttpResponseForbidden


class SignedHooks:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith("/hooks/"):
            wanted = hmac.new(settings.HOOK_SECRET, request.body, hashlib.sha256).hexdigest()
            if not hmac.compare_digest(wanted, request.headers.get("X-Hook-Signature", "")):
                return HttpResponseForbidden()
        return self.get_response(request)
