import subprocess


def prepare(device: str) -> None:
    subprocess.run(["lsblk", "--fs", device], check=True)
