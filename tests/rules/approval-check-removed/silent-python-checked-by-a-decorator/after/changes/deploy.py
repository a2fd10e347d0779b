from .approval import needs_approval
from .runner import run_pipeline


@needs_approval
def deploy(change, actor):
    change.deployed_by = actor.id
    change.save()
    run_pipeline(change.pipeline, ref=change.commit)
