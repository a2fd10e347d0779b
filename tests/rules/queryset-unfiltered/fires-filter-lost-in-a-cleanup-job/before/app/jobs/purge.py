from datetime import timedelta

from django.utils import timezone
from sessions.models import Session


def purge():
    limit = timezone.now() - timedelta(days=30)
    print("purging up to", limit)
    Session.objects.filter(seen__lt=limit).delete()
