import os


def close(folder: str) -> None:
    for name in os.listdir(folder):
        print("left behind:", name)
