import boto3

from ops.snapshots import snapshot_first

rds = boto3.client("rds")


@snapshot_first
def upgrade(cluster: str, version: str) -> None:
    rds.modify_db_cluster(
        DBClusterIdentifier=cluster, EngineVersion=version, ApplyImmediately=True
    )
