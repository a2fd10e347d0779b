from django.dispatch import Signal, receiver

from .models import AuditEntry

user_suspended = Signal()


@receiver(user_suspended)
def write_audit_entry(user, actor, reason, **kwargs):
    AuditEntry.objects.create(actor=actor, action="user.suspended", subject=user, detail=reason)
