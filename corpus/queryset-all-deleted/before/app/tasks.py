"""Background tasks of the notification service."""

from celery import shared_task

from app.models import Account, Notification


@shared_task
def send_digest(account_id):
    account = Account.objects.get(pk=account_id)
    unread = Notification.objects.filter(account=account, read=False)
    return account.mailer.digest(unread)


@shared_task
def close_account(account_id):
    account = Account.objects.get(pk=account_id)
    account.closed = True
    account.save(update_fields=["closed"])
