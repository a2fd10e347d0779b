"""URLs of the billing API, mounted below /api/billing/.

==========================  ======  =====================================
invoices/                   GET     newest invoices first
invoices/<pk>/              GET     one invoice
invoices/<pk>/discard/      DELETE  throws a draft away, final invoices stay
==========================  ======  =====================================
"""
from django.urls import path

from billing import views
from billing.plans import CurrentPlan, PlanDetail, PlanList
from billing.statements import StatementDownload

app_name = "billing"

urlpatterns = [
    path("plans/", PlanList.as_view(), name="plan-list"),
    path("plans/current/", CurrentPlan.as_view(), name="plan-current"),
    path("plans/<slug:slug>/", PlanDetail.as_view(), name="plan-detail"),
    path("statements/<int:year>/", StatementDownload.as_view(), name="statement"),
    path("invoices/", views.invoice_list, name="invoice-list"),
    path("invoices/<int:pk>/", views.invoice_detail, name="invoice-detail"),
    path("invoices/<int:pk>/discard/", views.invoice_discard, name="invoice-discard"),
]
