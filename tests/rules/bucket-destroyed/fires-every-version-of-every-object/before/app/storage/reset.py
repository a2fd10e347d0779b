import boto3


def reset(name: str, prefix: str) -> int:
    bucket = boto3.resource("s3").Bucket(name)
    return sum(1 for _ in bucket.objects.filter(Prefix=prefix))
