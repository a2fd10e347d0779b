import argparse

import boto3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("stack")
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args()
    cloudformation = boto3.client("cloudformation")
    if args.dry_run:
        print(cloudformation.list_stack_resources(StackName=args.stack))
        return
    cloudformation.delete_stack(StackName=args.stack)
