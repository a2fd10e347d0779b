import subprocess


def apply(plan):
    subprocess.run(["terraform", "apply", plan], check=True)
