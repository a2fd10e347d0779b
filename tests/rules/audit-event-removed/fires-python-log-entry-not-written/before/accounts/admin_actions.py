from .models import AuditEntry


def suspend(user, actor, reason):
    user.suspended = True
    user.suspended_reason = reason
    user.save(update_fields=["suspended", "suspended_reason"])
    AuditEntry.objects.create(actor=actor, action="user.suspended", subject=user, detail=reason)
    user.sessions.end_all()
