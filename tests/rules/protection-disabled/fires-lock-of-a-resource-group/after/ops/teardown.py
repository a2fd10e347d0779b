import subprocess


def unlock(group):
    subprocess.run(["az", "lock", "list", "--resource-group", group], check=True)
    subprocess.run(["az", "lock", "delete", "--name", "no-delete", "--resource-group", group], check=True)
