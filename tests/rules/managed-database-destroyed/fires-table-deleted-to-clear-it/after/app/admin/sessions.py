import boto3

TABLE = "sessions"


def reset(region):
    dynamodb = boto3.client("dynamodb", region_name=region)
    dynamodb.delete_table(TableName=TABLE)
    dynamodb.get_waiter("table_not_exists").wait(TableName=TABLE)
