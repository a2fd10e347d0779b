from django.db import transaction

from vouchers.models import Voucher


@transaction.atomic
def redeem(code, customer):
    voucher = Voucher.objects.select_related("campaign").get(code=code)
    if voucher.uses_left == 0:
        raise ValueError(f"{voucher.campaign.name}: used up")
    voucher.uses_left -= 1
    voucher.save(update_fields=["uses_left"])
    voucher.redemptions.create(customer=customer)
