import boto3


def probe():
    dynamodb = boto3.client("dynamodb")
    key = [{"AttributeName": "id", "KeyType": "HASH"}]
    dynamodb.create_table(TableName="probe-4711", KeySchema=key, BillingMode="PAY_PER_REQUEST")
    dynamodb.put_item(TableName="probe-4711", Item={"id": {"S": "a"}})
    dynamodb.delete_table(TableName="probe-4711")
