import shutil


def detach() -> None:
    shutil.rmtree(".git")
