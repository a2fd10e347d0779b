import subprocess


def start(version: str) -> None:
    """Starts a release."""
    subprocess.run(["git", "fetch", "origin"], check=True)
