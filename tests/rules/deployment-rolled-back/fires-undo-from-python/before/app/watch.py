import subprocess


def on_alert(name: str) -> None:
    subprocess.run(["kubectl", "rollout", "status", f"deployment/{name}"], check=True)
