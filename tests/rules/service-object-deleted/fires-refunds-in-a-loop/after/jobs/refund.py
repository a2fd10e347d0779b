import stripe


def refund(customer):
    for charge in stripe.Charge.list(customer=customer).auto_paging_iter():
        stripe.Refund.create(charge=charge.id)
