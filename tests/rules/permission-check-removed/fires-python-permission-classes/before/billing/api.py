from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAdminUser
from rest_framework.response import Response

from billing.models import Coupon
from billing.serializers import CouponSerializer


class CouponViewSet(viewsets.ModelViewSet):
    queryset = Coupon.objects.all()
    serializer_class = CouponSerializer
    permission_classes = [IsAdminUser]

    @action(detail=True, methods=["post"])
    def disable(self, request, pk=None):
        coupon = self.get_object()
        coupon.disable()
        return Response(status=204)
