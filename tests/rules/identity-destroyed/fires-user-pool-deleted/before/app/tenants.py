import boto3


def close(tenant):
    cognito = boto3.client("cognito-idp")
    return cognito.describe_user_pool(UserPoolId=tenant.pool_id)
