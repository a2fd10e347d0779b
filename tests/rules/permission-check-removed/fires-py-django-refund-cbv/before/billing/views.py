import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from billing.forms import RefundForm
from billing.gateway import gateway
from billing.models import Payment, Refund

logger = logging.getLogger(__name__)


@login_required
def payment_list(request):
    payments = Payment.objects.select_related("customer").order_by("-created_at")[:100]
    return render(request, "billing/payment_list.html", {"payments": payments})


@login_required
def payment_detail(request, pk):
    payment = get_object_or_404(Payment, pk=pk)
    return render(
        request,
        "billing/payment_detail.html",
        {"payment": payment, "form": RefundForm(payment=payment)},
    )


@login_required
@permission_required("billing.refund_payment", raise_exception=True)
@require_POST
def refund_payment(request, pk):
    payment = get_object_or_404(Payment, pk=pk)
    form = RefundForm(request.POST, payment=payment)
    if not form.is_valid():
        return render(
            request,
            "billing/payment_detail.html",
            {"payment": payment, "form": form},
            status=400,
        )

    amount = form.cleaned_data["amount"]
    result = gateway.refund(payment.charge_id, amount)
    Refund.objects.create(
        payment=payment,
        amount=amount,
        reference=result.reference,
        created_by=request.user,
    )
    logger.info("refunded %s on payment %s", amount, payment.pk)
    messages.success(request, "The refund is on its way.")
    return redirect("billing:payment-detail", pk=payment.pk)
