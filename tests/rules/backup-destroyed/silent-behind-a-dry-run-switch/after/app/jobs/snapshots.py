import boto3


def expire(snapshot_ids, dry_run=True):
    client = boto3.client("ec2")
    for snapshot_id in snapshot_ids:
        if dry_run:
            print("would delete", snapshot_id)
            continue
        client.delete_snapshot(SnapshotId=snapshot_id)
