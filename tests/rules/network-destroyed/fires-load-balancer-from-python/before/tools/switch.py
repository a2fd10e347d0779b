import subprocess


def switch(old, new):
    subprocess.run(["aws", "elbv2", "describe-load-balancers", "--load-balancer-arns", old, new], check=True)
