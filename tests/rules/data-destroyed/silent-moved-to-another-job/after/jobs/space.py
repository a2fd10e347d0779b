import subprocess


def free() -> None:
    subprocess.run(["dvc", "gc", "--workspace", "--force"], check=True)
