import boto3

logs = boto3.client("logs")


def tidy(prefix, dry_run):
    groups = logs.describe_log_groups(logGroupNamePrefix=prefix)["logGroups"]
    print(f"{len(groups)} groups")
    if dry_run:
        return
    for group in groups:
        logs.delete_log_group(logGroupName=group["logGroupName"])
