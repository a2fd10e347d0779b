import boto3

rds = boto3.client("rds")


def upgrade(cluster: str, version: str) -> None:
    snapshot = f"{cluster}-before-{version.replace('.', '-')}"
    rds.create_db_cluster_snapshot(
        DBClusterSnapshotIdentifier=snapshot, DBClusterIdentifier=cluster
    )
    rds.get_waiter("db_cluster_snapshot_available").wait(
        DBClusterSnapshotIdentifier=snapshot
    )
    rds.modify_db_cluster(
        DBClusterIdentifier=cluster,
        EngineVersion=version,
        AllowMajorVersionUpgrade=True,
        ApplyImmediately=True,
    )
