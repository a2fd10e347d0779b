import boto3


def expire(snapshot_ids, dry_run=True):
    for snapshot_id in snapshot_ids:
        print("would delete", snapshot_id)
