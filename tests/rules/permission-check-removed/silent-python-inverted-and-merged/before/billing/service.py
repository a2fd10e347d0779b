from django.core.exceptions import PermissionDenied


def disable(coupon, user):
    if user.is_active:
        if user.has_perm("billing.change_coupon"):
            coupon.disable()
            return coupon
    raise PermissionDenied
