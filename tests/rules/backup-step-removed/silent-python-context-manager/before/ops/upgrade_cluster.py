import boto3

rds = boto3.client("rds")


def upgrade(cluster: str, version: str) -> None:
    name = f"{cluster}-before-{version.replace('.', '-')}"
    rds.create_db_cluster_snapshot(DBClusterSnapshotIdentifier=name, DBClusterIdentifier=cluster)
    rds.get_waiter("db_cluster_snapshot_available").wait(DBClusterSnapshotIdentifier=name)
    rds.modify_db_cluster(
        DBClusterIdentifier=cluster, EngineVersion=version, ApplyImmediately=True
    )
