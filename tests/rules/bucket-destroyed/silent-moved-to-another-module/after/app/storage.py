import boto3


def close_tenant(name):
    boto3.resource("s3").Bucket(name).objects.all().delete()
