import subprocess


def park(namespace: str) -> None:
    """Parks the workers over the weekend."""
    subprocess.run(
        ["kubectl", "--namespace", namespace, "scale", "deployment/worker", "--replicas=1"],
        check=True,
    )
