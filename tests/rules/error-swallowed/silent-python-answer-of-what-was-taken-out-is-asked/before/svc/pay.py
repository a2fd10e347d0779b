def run(batch):
    for payout in pending(batch):
        try:
            ref = bank.transfer(payout.iban, payout.amount)
            payouts.mark_paid(payout.id, ref)
        except BankError as exc:
            payouts.mark_failed(payout.id)
            raise PayoutFailed(payout.id) from exc
