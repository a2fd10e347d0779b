import subprocess


def merge(number: int) -> None:
    subprocess.run(["gh", "pr", "merge", str(number), "--squash"], check=True)
