from rest_framework import viewsets
from rest_framework.permissions import IsAdminUser

from billing.models import Coupon
from billing.serializers import CouponSerializer


class CouponViewSet(viewsets.ModelViewSet):
    queryset = Coupon.objects.all()
    serializer_class = CouponSerializer
    permission_classes = [IsAdminUser]
