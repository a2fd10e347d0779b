def run(batch):
    for payout in pending(batch):
        ref = _execute(payout)
        if ref is None:
            raise PayoutFailed(payout.id)


def _execute(payout):
    try:
        ref = bank.transfer(payout.iban, payout.amount)
        payouts.mark_paid(payout.id, ref)
        return ref
    except BankError:
        log.exception("payout failed")
        return None
