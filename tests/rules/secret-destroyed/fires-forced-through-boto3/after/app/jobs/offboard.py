import boto3


def offboard(secrets: list[str]) -> None:
    """Forgets the credentials of a customer that has left."""
    client = boto3.client("secretsmanager")
    for secret in secrets:
        client.delete_secret(SecretId=secret, ForceDeleteWithoutRecovery=True)
