from django.db import transaction
from django.db.models import F

from vouchers.models import Voucher


@transaction.atomic
def redeem(code):
    voucher = Voucher.objects.select_for_update().get(code=code)
    if voucher.uses_left == 0:
        raise ValueError("used up")
    voucher.uses_left = F("uses_left") - 1
    voucher.save(update_fields=["uses_left"])
