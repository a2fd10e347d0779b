from .models import AuditEntry


def suspend(user, actor, reason):
    user.suspended = True
    user.suspended_reason = reason
    user.save(update_fields=["suspended", "suspended_reason"])
    user.sessions.end_all()
