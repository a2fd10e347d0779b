from django.db import IntegrityError, transaction

from hooks.models import Delivery
from wallet.services import credit


def received(event):
    try:
        with transaction.atomic():
            Delivery.objects.create(event_id=event["id"])
            credit(event["account"], event["cents"])
    except IntegrityError:
        return "known"
    return "credited"
