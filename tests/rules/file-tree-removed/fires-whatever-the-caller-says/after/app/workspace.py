import shutil


def close(folder: str) -> None:
    shutil.rmtree(folder)
