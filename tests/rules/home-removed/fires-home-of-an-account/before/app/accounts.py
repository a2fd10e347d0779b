import os


def close(user: str) -> bool:
    return os.path.isdir(f"/home/{user}")
