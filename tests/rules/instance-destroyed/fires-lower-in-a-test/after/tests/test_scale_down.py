import boto3


def test_terminated_workers_leave_the_pool(pool):
    ec2 = boto3.client("ec2")
    ids = pool.instance_ids()
    ec2.terminate_instances(InstanceIds=ids)
    assert pool.refresh().size == 0
