from hooks.models import Delivery
from wallet.services import credit


def received(event):
    if Delivery.objects.filter(event_id=event["id"]).exists():
        return "known"
    credit(event["account"], event["cents"])
    Delivery.objects.create(event_id=event["id"])
    return "credited"
