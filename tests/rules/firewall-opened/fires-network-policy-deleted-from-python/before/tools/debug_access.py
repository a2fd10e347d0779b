import subprocess


def open_namespace(namespace: str) -> None:
    subprocess.run(["kubectl", "get", "networkpolicy", "--namespace", namespace], check=True)
