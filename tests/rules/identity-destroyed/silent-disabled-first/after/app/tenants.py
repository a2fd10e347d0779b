import boto3


def close(pool, user):
    boto3.client("cognito-idp").admin_disable_user(UserPoolId=pool, Username=user)
