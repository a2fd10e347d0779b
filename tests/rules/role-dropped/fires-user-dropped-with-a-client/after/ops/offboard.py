import subprocess


def offboard(role: str) -> None:
    """Takes the login of somebody who has left."""
    subprocess.run(["dropuser", "--if-exists", role], check=True)
