from rest_framework import viewsets

from billing.base import StaffViewSet
from billing.models import Coupon
from billing.serializers import CouponSerializer


class CouponViewSet(StaffViewSet, viewsets.ModelViewSet):
    queryset = Coupon.objects.all()
    serializer_class = CouponSerializer
