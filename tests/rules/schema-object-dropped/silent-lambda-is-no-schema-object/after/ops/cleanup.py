import boto3


def retire(name: str) -> None:
    """Removes a function that no route calls."""
    boto3.client("lambda").delete_function(FunctionName=name)
