import boto3

ec2 = boto3.client("ec2")


def idle_workers(hours):
    found = ec2.describe_instances(Filters=[{"Name": "tag:role", "Values": ["worker"]}])
    return [i["InstanceId"] for r in found["Reservations"] for i in r["Instances"] if i["LaunchTime"].hour < hours]


def release(hours, dry_run=True):
    ids = idle_workers(hours)
    if not dry_run:
        ec2.terminate_instances(InstanceIds=ids)
    return len(ids)
