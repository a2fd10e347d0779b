from celery import shared_task
from django.utils import timezone

from mail.models import Outgoing
from mail.transport import deliver

BATCH = 200


@shared_task
def send_due():
    due = Outgoing.objects.filter(sent_at=None, due_at__lte=timezone.now()).order_by("due_at")
    for message in due[:BATCH]:
        deliver(message)
        message.sent_at = timezone.now()
        message.save(update_fields=["sent_at"])
