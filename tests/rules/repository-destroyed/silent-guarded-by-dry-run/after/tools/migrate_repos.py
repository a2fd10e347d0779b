import subprocess


def remove(names, dry_run=True):
    for name in names:
        if dry_run:
            print("would delete", name)
            continue
        subprocess.run(["gh", "repo", "delete", f"acme/{name}", "--yes"], check=True)
