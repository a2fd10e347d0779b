import boto3


def reset(name: str, prefix: str) -> None:
    bucket = boto3.resource("s3").Bucket(name)
    bucket.object_versions.all().delete()
