import subprocess


def offboard(role: str) -> None:
    """Takes the login of somebody who has left."""
    subprocess.run(["psql", "-c", f"ALTER ROLE {role} NOLOGIN"], check=True)
