import subprocess


def open_namespace(namespace: str) -> None:
    subprocess.run(["kubectl", "delete", "networkpolicy", "deny-all", "--namespace", namespace], check=True)
