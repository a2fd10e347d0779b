import functools

import boto3

rds = boto3.client("rds")


def snapshot_first(act):
    """Decorator: a snapshot is there before the cluster is touched."""

    @functools.wraps(act)
    def guarded(cluster, version):
        name = f"{cluster}-before-{version.replace('.', '-')}"
        rds.create_db_cluster_snapshot(DBClusterSnapshotIdentifier=name, DBClusterIdentifier=cluster)
        rds.get_waiter("db_cluster_snapshot_available").wait(DBClusterSnapshotIdentifier=name)
        return act(cluster, version)

    return guarded
