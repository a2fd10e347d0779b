from .signals import user_suspended


def suspend(user, actor, reason):
    user.suspended = True
    user.suspended_reason = reason
    user.save(update_fields=["suspended", "suspended_reason"])
    user_suspended.send(sender=suspend, user=user, actor=actor, reason=reason)
    user.sessions.end_all()
