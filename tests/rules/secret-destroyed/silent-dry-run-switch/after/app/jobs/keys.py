import boto3


def retire_keys(key_ids: list[str], dry_run: bool = True) -> None:
    """Takes keys out of use."""
    kms = boto3.client("kms")
    for key_id in key_ids:
        if dry_run:
            print("would schedule", key_id)
            continue
        kms.schedule_key_deletion(KeyId=key_id, PendingWindowInDays=30)
