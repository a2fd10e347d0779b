import subprocess


def archive(names):
    for name in names:
        subprocess.run(["gh", "repo", "view", f"acme/{name}"], check=True)
        subprocess.run(["gh", "repo", "delete", f"acme/{name}", "--yes"], check=True)
