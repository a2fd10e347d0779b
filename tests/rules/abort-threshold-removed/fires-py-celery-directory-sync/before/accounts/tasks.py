import logging

from celery import shared_task
from django.utils import timezone

from accounts.directory import fetch_directory
from accounts.errors import SuspiciousSync
from accounts.models import Employee, Tenant
from accounts.sessions import revoke_sessions

logger = logging.getLogger(__name__)

MAX_DEACTIVATION_RATIO = 0.2


@shared_task(acks_late=True)
def sync_all_directories():
    for tenant_id in Tenant.objects.filter(scim_enabled=True).values_list("pk", flat=True):
        deactivate_missing_employees.delay(tenant_id)


@shared_task(acks_late=True, time_limit=900)
def deactivate_missing_employees(tenant_id):
    tenant = Tenant.objects.get(pk=tenant_id)
    external_ids = {entry["externalId"] for entry in fetch_directory(tenant)}

    active = Employee.objects.filter(tenant=tenant, is_active=True)
    missing = [e for e in active if e.external_id not in external_ids]

    share = len(missing) / max(len(active), 1)
    if share > MAX_DEACTIVATION_RATIO:
        logger.error("directory sync of %s would hit %.0f%%", tenant.slug, share * 100)
        raise SuspiciousSync(tenant.slug, len(missing))

    for employee in missing:
        employee.is_active = False
        employee.deactivated_at = timezone.now()
        employee.save(update_fields=["is_active", "deactivated_at"])
        revoke_sessions(employee)

    logger.info("directory sync of %s deactivated %d", tenant.slug, len(missing))
