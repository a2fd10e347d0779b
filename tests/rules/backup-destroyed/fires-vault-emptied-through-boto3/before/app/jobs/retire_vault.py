import boto3


def retire(vault: str) -> list[str]:
    client = boto3.client("backup")
    pages = client.get_paginator("list_recovery_points_by_backup_vault").paginate(BackupVaultName=vault)
    return [point["RecoveryPointArn"] for page in pages for point in page["RecoveryPoints"]]
