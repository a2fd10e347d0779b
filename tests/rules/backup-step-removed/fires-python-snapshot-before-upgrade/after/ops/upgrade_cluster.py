import boto3

rds = boto3.client("rds")


def upgrade(cluster: str, version: str) -> None:
    print(f"upgrading {cluster} to {version}")
    rds.modify_db_cluster(
        DBClusterIdentifier=cluster,
        EngineVersion=version,
        AllowMajorVersionUpgrade=True,
        ApplyImmediately=True,
    )
