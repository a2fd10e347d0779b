from .errors import NotApproved
from .runner import run_pipeline


def deploy(change, actor):
    change.deployed_by = actor.id
    change.save()
    run_pipeline(change.pipeline, ref=change.commit)
