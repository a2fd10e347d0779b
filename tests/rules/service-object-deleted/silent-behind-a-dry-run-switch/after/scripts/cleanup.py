import stripe


def clean(stale, dry_run=True):
    for customer in stale:
        if dry_run:
            print("would delete", customer.id)
            continue
        stripe.Customer.delete(customer.id)
