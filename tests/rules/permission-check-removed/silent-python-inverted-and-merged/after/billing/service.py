from django.core.exceptions import PermissionDenied


def disable(coupon, user):
    if not (user.is_active and user.has_perm("billing.change_coupon")):
        raise PermissionDenied
    coupon.disable()
    return coupon
