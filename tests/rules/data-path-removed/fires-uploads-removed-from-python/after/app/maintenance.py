import shutil


def free_space() -> int:
    shutil.rmtree("media/uploads")
    return shutil.disk_usage(".").free
