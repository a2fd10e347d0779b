import enum
import logging
from collections.abc import Iterator
from decimal import Decimal

from billing.gateway import Gateway
from billing.models import Invoice

log = logging.getLogger(__name__)


class Mode(enum.Enum):
    PREVIEW = "preview"
    COMMIT = "commit"


class Reconciler:
    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    def run(self, month: str, *, mode: Mode = Mode.PREVIEW) -> dict[str, Decimal]:
        differences: dict[str, Decimal] = {}
        for invoice, settled in self._mismatches(month):
            differences[invoice.reference] = settled - invoice.paid_amount
            if mode is Mode.COMMIT:
                invoice.paid_amount = settled
                invoice.save(update_fields=["paid_amount"])
            else:
                log.info("would correct %s to %s", invoice.reference, settled)
        return differences

    def _mismatches(self, month: str) -> Iterator[tuple[Invoice, Decimal]]:
        for invoice in Invoice.objects.filter(period=month).iterator():
            settled = self._gateway.settled_amount(invoice.reference)
            if settled != invoice.paid_amount:
                yield invoice, settled
