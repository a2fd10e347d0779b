import shutil


def close(user: str) -> None:
    shutil.rmtree(f"/home/{user}")
