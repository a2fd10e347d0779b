import subprocess


def free_space() -> None:
    subprocess.run(["dvc", "status", "--cloud"], check=True)
