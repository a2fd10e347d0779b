import shutil


def clean() -> None:
    shutil.rmtree("build", ignore_errors=True)
    shutil.rmtree("tests/data", ignore_errors=True)
