from django.shortcuts import get_object_or_404
from rest_framework import status
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from billing.models import Invoice
from billing.pagination import InvoicePagination
from billing.serializers import InvoiceSerializer


@api_view(["GET"])
@permission_classes([IsAuthenticated])
def invoice_list(request):
    invoices = Invoice.objects.filter(tenant=request.user.tenant).order_by("-issued_on")
    paginator = InvoicePagination()
    page = paginator.paginate_queryset(invoices, request)
    return paginator.get_paginated_response(InvoiceSerializer(page, many=True).data)


@api_view(["GET"])
@permission_classes([IsAuthenticated])
def invoice_detail(request, pk):
    invoice = get_object_or_404(Invoice, pk=pk, tenant=request.user.tenant)
    return Response(InvoiceSerializer(invoice).data)


@api_view(["DELETE"])
@permission_classes([IsAuthenticated])
def invoice_discard(request, pk):
    invoice = get_object_or_404(Invoice, pk=pk, tenant=request.user.tenant, status="draft")
    invoice.delete()
    return Response(status=status.HTTP_204_NO_CONTENT)
