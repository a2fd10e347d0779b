import logging

from .models import AuditEntry

log = logging.getLogger(__name__)


def suspend(user, actor, reason):
    log.debug("suspending %s", user.pk)
    user.suspended = True
    user.save(update_fields=["suspended"])
    AuditEntry.objects.create(actor=actor, action="user.suspended", subject=user, detail=reason)
    log.info("suspended %s", user.pk)
