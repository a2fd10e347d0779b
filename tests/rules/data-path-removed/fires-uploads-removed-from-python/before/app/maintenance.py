import shutil


def free_space() -> int:
    return shutil.disk_usage("media/uploads").free
