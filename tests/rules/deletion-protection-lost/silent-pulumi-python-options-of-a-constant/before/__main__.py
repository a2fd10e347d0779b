import pulumi
import pulumi_aws as aws

table = aws.dynamodb.Table(
    "sessions",
    attributes=[{"name": "id", "type": "S"}],
    hash_key="id",
    billing_mode="PAY_PER_REQUEST",
    opts=pulumi.ResourceOptions(protect=True),
)
pulumi.export("table", table.name)
