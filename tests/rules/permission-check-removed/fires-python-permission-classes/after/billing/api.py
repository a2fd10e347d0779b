from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from billing.models import Coupon
from billing.serializers import CouponSerializer


class CouponViewSet(viewsets.ModelViewSet):
    queryset = Coupon.objects.select_related("campaign").order_by("-created")
    serializer_class = CouponSerializer

    @action(detail=True, methods=["post"])
    def disable(self, request, pk=None):
        coupon = self.get_object()
        coupon.disable()
        return Response(status=204)
