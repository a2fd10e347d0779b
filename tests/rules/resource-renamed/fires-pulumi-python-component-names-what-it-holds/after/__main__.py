import pulumi
import pulumi_aws as aws


class Storage(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("shop:index:Storage", name, None, opts)
        self.table = aws.dynamodb.Table(
            f"{name}-sessions",
            attributes=[{"name": "id", "type": "S"}],
            hash_key="id",
            billing_mode="PAY_PER_REQUEST",
            opts=pulumi.ResourceOptions(parent=self),
        )


storage = Storage("storage")
pulumi.export("table", storage.table.name)
