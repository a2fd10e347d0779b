import boto3


def retire(vault: str) -> None:
    client = boto3.client("backup")
    pages = client.get_paginator("list_recovery_points_by_backup_vault").paginate(BackupVaultName=vault)
    for page in pages:
        for point in page["RecoveryPoints"]:
            client.delete_recovery_point(BackupVaultName=vault, RecoveryPointArn=point["RecoveryPointArn"])
