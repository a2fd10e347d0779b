import logging

from celery import shared_task
from django.utils import timezone

from accounts.directory import fetch_directory
from accounts.models import Employee, Tenant
from accounts.sessions import revoke_sessions

logger = logging.getLogger(__name__)


@shared_task(acks_late=True)
def sync_all_directories():
    for tenant_id in Tenant.objects.filter(scim_enabled=True).values_list("pk", flat=True):
        deactivate_missing_employees.delay(tenant_id)


def _missing_from_directory(tenant):
    """Employees that are active here but unknown to the tenant's directory."""
    external_ids = {entry["externalId"] for entry in fetch_directory(tenant)}
    return (
        Employee.objects.filter(tenant=tenant, is_active=True)
        .exclude(external_id__in=external_ids)
        .only("pk", "tenant_id")
    )


@shared_task(acks_late=True, time_limit=900)
def deactivate_missing_employees(tenant_id):
    tenant = Tenant.objects.get(pk=tenant_id)
    employees = list(_missing_from_directory(tenant))

    # One statement instead of one per row, large tenants ran into the time limit.
    count = Employee.objects.filter(pk__in=[e.pk for e in employees]).update(
        is_active=False, deactivated_at=timezone.now()
    )
    for employee in employees:
        revoke_sessions(employee)

    logger.info(
        "directory sync finished", extra={"tenant": tenant.slug, "deactivated": count}
    )
