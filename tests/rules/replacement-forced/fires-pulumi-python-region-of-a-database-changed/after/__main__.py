import pulumi
import pulumi_gcp as gcp

orders = gcp.sql.DatabaseInstance(
    "orders",
    database_version="POSTGRES_16",
    region="europe-west4",
    settings=gcp.sql.DatabaseInstanceSettingsArgs(tier="db-custom-2-7680"),
    deletion_protection=False,
)

pulumi.export("orders", orders.connection_name)
