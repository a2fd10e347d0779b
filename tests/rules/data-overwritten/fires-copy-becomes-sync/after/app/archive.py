import subprocess


def archive(folder: str) -> None:
    subprocess.run(["rclone", "sync", folder, "archive:reports"], check=True)
