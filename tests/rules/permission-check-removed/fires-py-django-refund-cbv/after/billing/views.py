import logging

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView, FormView, ListView

from billing.forms import RefundForm
from billing.gateway import gateway
from billing.models import Payment, Refund

logger = logging.getLogger(__name__)


class PaymentListView(LoginRequiredMixin, ListView):
    template_name = "billing/payment_list.html"
    context_object_name = "payments"

    def get_queryset(self):
        return Payment.objects.select_related("customer").order_by("-created_at")[:100]


class PaymentDetailView(LoginRequiredMixin, DetailView):
    model = Payment
    template_name = "billing/payment_detail.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(form=RefundForm(payment=self.object), **kwargs)


class RefundPaymentView(LoginRequiredMixin, FormView):
    http_method_names = ["post"]
    form_class = RefundForm
    template_name = "billing/payment_detail.html"

    def dispatch(self, request, *args, **kwargs):
        self.payment = get_object_or_404(Payment, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "payment": self.payment}

    def form_valid(self, form):
        amount = form.cleaned_data["amount"]
        result = gateway.refund(self.payment.charge_id, amount)
        Refund.objects.create(
            payment=self.payment,
            amount=amount,
            reference=result.reference,
            created_by=self.request.user,
        )
        logger.info("refunded %s on payment %s", amount, self.payment.pk)
        messages.success(self.request, "The refund is on its way.")
        return redirect("billing:payment-detail", pk=self.payment.pk)

    def form_invalid(self, form):
        context = self.get_context_data(form=form, payment=self.payment)
        return self.render_to_response(context, status=400)


payment_list = PaymentListView.as_view()
payment_detail = PaymentDetailView.as_view()
refund_payment = RefundPaymentView.as_view()
