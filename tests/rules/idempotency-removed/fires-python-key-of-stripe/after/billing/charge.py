import stripe

from billing.models import Invoice


def charge(invoice: Invoice) -> str:
    intent = stripe.PaymentIntent.create(
        amount=invoice.cents,
        currency=invoice.currency,
        customer=invoice.customer.stripe_id,
        payment_method=invoice.customer.default_method,
        confirm=True,
    )
    invoice.intent = intent.id
    invoice.save(update_fields=["intent"])
    return intent.status
