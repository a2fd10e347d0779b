from django.db import transaction

from vouchers.models import Voucher


@transaction.atomic
def redeem(code, customer):
    voucher = Voucher.objects.select_for_update().get(code=code)
    voucher.uses_left -= 1
    voucher.save(update_fields=["uses_left"])
