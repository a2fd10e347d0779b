import boto3


def clean(volume_id: str) -> None:
    """Asks whether the volume could be deleted."""
    boto3.client("ec2").describe_volumes(VolumeIds=[volume_id])
