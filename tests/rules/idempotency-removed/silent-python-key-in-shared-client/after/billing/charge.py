from billing import gateway
from billing.models import Invoice


def charge(invoice: Invoice) -> str:
    intent = gateway.intent(invoice)
    return intent.status
