from rest_framework import generics
from rest_framework.permissions import IsAuthenticated

from billing.mixins import TenantScoped
from billing.models import Invoice
from billing.pagination import InvoicePagination
from billing.serializers import InvoiceSerializer


class InvoiceList(TenantScoped, generics.ListAPIView):
    permission_classes = [IsAuthenticated]
    serializer_class = InvoiceSerializer
    queryset = Invoice.objects.order_by("-issued_on")
    pagination_class = InvoicePagination


class InvoiceDetail(TenantScoped, generics.RetrieveAPIView):
    permission_classes = [IsAuthenticated]
    serializer_class = InvoiceSerializer
    queryset = Invoice.objects.all()


class InvoiceDiscard(TenantScoped, generics.DestroyAPIView):
    permission_classes = [IsAuthenticated]
    queryset = Invoice.objects.filter(status="draft")
