import boto3


def let_in(group: str) -> None:
    ec2 = boto3.client("ec2")
    ec2.authorize_security_group_ingress(
        GroupId=group, IpProtocol="tcp", FromPort=5432, ToPort=5432, CidrIp="0.0.0.0/0"
    )
