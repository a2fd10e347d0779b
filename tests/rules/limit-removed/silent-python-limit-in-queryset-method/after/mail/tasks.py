from celery import shared_task

from mail.models import Outgoing
from mail.transport import deliver



@shared_task
def send_due():
    for message in Outgoing.objects.next_due(200):
        deliver(message)
        message.mark_sent()
