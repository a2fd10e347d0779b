"""Lists the buckets of the account that carry no owner tag."""

import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")


def owner(name):
    try:
        tags = s3.get_bucket_tagging(Bucket=name)["TagSet"]
    except ClientError:
        return None
    return next((tag["Value"] for tag in tags if tag["Key"] == "owner"), None)


def main():
    for bucket in s3.list_buckets()["Buckets"]:
        name = bucket["Name"]
        if owner(name) is None:
            print("untagged, see s3.delete_bucket(Bucket=...):", name)


if __name__ == "__main__":
    main()
