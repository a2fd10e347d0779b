import boto3


def retire_key(key_id: str) -> None:
    """Takes a key out of use."""
    kms = boto3.client("kms")
    kms.untag_resource(KeyId=key_id, TagKeys=["in-use"])
    kms.schedule_key_deletion(KeyId=key_id, PendingWindowInDays=7)
