import stripe


def refund(charge):
    stripe.Refund.create(charge=charge.id)
