import boto3

rds = boto3.client("rds")


def settle(name):
    rds.modify_db_instance(DBInstanceIdentifier=name, BackupRetentionPeriod=0)
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=name)
