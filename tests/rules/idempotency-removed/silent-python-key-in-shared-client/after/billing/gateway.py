import stripe


def intent(invoice):
    return stripe.PaymentIntent.create(
        amount=invoice.cents,
        currency=invoice.currency,
        idempotency_key=f"invoice-{invoice.pk}",
    )
