import shutil


def clean() -> None:
    shutil.rmtree("build", ignore_errors=True)
