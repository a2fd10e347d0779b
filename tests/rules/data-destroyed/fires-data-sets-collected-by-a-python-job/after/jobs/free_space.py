import subprocess


def free_space() -> None:
    subprocess.run(["dvc", "gc", "--workspace", "--cloud", "--force"], check=True)
