import boto3


def retire(name, dry_run=True):
    rds = boto3.client("rds")
    print("retiring", name)
    if not dry_run:
        rds.modify_db_instance(DBInstanceIdentifier=name, DeletionProtection=False)
