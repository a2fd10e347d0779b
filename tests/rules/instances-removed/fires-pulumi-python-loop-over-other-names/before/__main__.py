import pulumi_aws as aws

for name in ["orders", "users"]:
    aws.dynamodb.Table(f"tbl-{name}", attributes=[{"name": "id", "type": "S"}], hash_key="id", billing_mode="PAY_PER_REQUEST")
