import subprocess


def tidy(branches: list[str]) -> None:
    for branch in branches:
        subprocess.run(["git", "branch", "-d", branch], check=True)
