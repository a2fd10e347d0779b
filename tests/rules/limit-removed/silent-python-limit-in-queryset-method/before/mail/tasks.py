from celery import shared_task

from mail.models import Outgoing
from mail.transport import deliver

BATCH = 200


@shared_task
def send_due():
    for message in Outgoing.objects.due()[:BATCH]:
        deliver(message)
        message.mark_sent()
