import subprocess


def switch(old, dry_run=False):
    command = ["aws", "elbv2", "delete-load-balancer", "--load-balancer-arn", old]
    if dry_run:
        print(" ".join(command))
        return
    subprocess.run(command, check=True)
