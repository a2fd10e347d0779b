import boto3


def close(pool, user):
    boto3.client("cognito-idp").admin_get_user(UserPoolId=pool, Username=user)
