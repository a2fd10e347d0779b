import pulumi
import pulumi_aws as aws

SAFE = pulumi.ResourceOptions(protect=True)

table = aws.dynamodb.Table(
    "sessions",
    attributes=[{"name": "id", "type": "S"}],
    hash_key="id",
    billing_mode="PAY_PER_REQUEST",
    opts=SAFE,
)
pulumi.export("table", table.name)
