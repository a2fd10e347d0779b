import boto3

s3 = boto3.client("s3")


def replace_avatar(user, body):
    s3.put_object(Bucket="avatars", Key=user.new_key, Body=body)
    s3.delete_object(Bucket="avatars", Key=user.old_key)
