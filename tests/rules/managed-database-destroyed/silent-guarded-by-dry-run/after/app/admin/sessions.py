import boto3

TABLE = "sessions"


def reset(region, dry_run):
    dynamodb = boto3.client("dynamodb", region_name=region, dry_run)
    if dry_run:
        print(f"would delete {TABLE}")
    else:
        dynamodb.delete_table(TableName=TABLE)
