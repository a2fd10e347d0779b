from functools import wraps

from .errors import NotApproved


def needs_approval(act):
    @wraps(act)
    def checked(change, actor):
        approvers = {a.user_id for a in change.approvals if a.user_id != change.author_id}
        if not approvers:
            raise NotApproved(change.number)
        return act(change, actor)

    return checked
