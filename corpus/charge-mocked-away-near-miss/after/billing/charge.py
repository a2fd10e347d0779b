from billing import gateway


def charge(customer, cents):
    """Charges once, whatever happens on the wire."""
    key = f"{customer.id}-{customer.invoice}"
    answer = gateway.post("/charges", amount=cents, key=key)
    return answer["status"] == "paid"
