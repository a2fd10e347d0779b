import boto3


def clean() -> None:
    """Deletes volumes that no machine uses."""
    ec2 = boto3.client("ec2")
    found = ec2.describe_volumes(Filters=[{"Name": "status", "Values": ["available"]}])
    for volume in found["Volumes"]:
        ec2.delete_volume(VolumeId=volume["VolumeId"])
