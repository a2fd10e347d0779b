from aws_cdk import Stack, RemovalPolicy, aws_s3 as s3, aws_dynamodb as ddb
from constructs import Construct


class DataStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        self.bucket = s3.Bucket(self, "Invoices", versioned=True)
        self.table = ddb.Table(
            self,
            "Sessions",
            partition_key=ddb.Attribute(name="session_id", type=ddb.AttributeType.STRING),
            removal_policy=RemovalPolicy.DESTROY,
        )
