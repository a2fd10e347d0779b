import subprocess


def shrink(repository):
    """Frees what nothing refers to any more."""
    subprocess.run(["git", "-C", repository, "prune", "--expire=now"], check=True)
    subprocess.run(["git", "-C", repository, "count-objects", "-vH"], check=True)
