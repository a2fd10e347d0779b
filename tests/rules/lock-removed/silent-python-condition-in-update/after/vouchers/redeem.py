from django.db.models import F

from vouchers.models import Voucher


def redeem(code):
    taken = Voucher.objects.filter(code=code, uses_left__gt=0).update(uses_left=F("uses_left") - 1)
    if not taken:
        raise ValueError("used up")
