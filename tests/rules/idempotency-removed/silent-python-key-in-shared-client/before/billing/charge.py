import stripe

from billing.models import Invoice


def charge(invoice: Invoice) -> str:
    intent = stripe.PaymentIntent.create(
        amount=invoice.cents,
        currency=invoice.currency,
        idempotency_key=f"invoice-{invoice.pk}",
    )
    return intent.status
