import boto3

logs = boto3.client("logs")


def tidy(prefix, days):
    pages = logs.get_paginator("describe_log_groups").paginate(logGroupNamePrefix=prefix)
    for page in pages:
        for group in page["logGroups"]:
            logs.delete_log_group(logGroupName=group["logGroupName"])
