import subprocess


def start(version: str) -> None:
    """Starts a release."""
    subprocess.run(["git", "fetch", "origin"], check=True)
    subprocess.run(["git", "checkout", "-b", f"release/{version}", "origin/main"], check=True)
