import logging
from decimal import Decimal

from billing.gateway import Gateway
from billing.models import Invoice

log = logging.getLogger(__name__)


class Reconciler:
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def run(self, month: str, dry_run: bool = True) -> dict[str, Decimal]:
        differences: dict[str, Decimal] = {}
        for invoice in Invoice.objects.filter(period=month):
            settled = self._gateway.settled_amount(invoice.reference)
            if settled == invoice.paid_amount:
                continue
            differences[invoice.reference] = settled - invoice.paid_amount
            if dry_run:
                log.info("would correct %s to %s", invoice.reference, settled)
                continue
            invoice.paid_amount = settled
            invoice.save(update_fields=["paid_amount"])
        return differences
