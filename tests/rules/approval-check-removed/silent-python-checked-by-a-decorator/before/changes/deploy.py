from .errors import NotApproved
from .runner import run_pipeline


def deploy(change, actor):
    approvers = {a.user_id for a in change.approvals if a.user_id != change.author_id}
    if not approvers:
        raise NotApproved(change.number)
    change.deployed_by = actor.id
    change.save()
    run_pipeline(change.pipeline, ref=change.commit)
