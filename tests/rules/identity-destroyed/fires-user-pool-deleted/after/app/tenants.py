import boto3


def close(tenant):
    cognito = boto3.client("cognito-idp")
    cognito.delete_user_pool(UserPoolId=tenant.pool_id)
