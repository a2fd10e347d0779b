import subprocess


def reset(namespace: str) -> None:
    """Gives the database a fresh disk."""
    subprocess.run(["kubectl", "-n", namespace, "delete", "pvc", "data-postgres-0"], check=True)
