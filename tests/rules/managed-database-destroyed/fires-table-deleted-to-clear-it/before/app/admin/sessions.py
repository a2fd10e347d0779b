import boto3

TABLE = "sessions"


def reset(region):
    dynamodb = boto3.client("dynamodb", region_name=region)
    pages = dynamodb.get_paginator("scan").paginate(TableName=TABLE, ProjectionExpression="id")
    return sum(len(page["Items"]) for page in pages)
