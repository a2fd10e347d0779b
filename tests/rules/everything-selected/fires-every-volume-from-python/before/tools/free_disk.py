import subprocess


def free() -> None:
    subprocess.run(["docker", "volume", "ls"], check=True)
