import argparse
from pathlib import Path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quiet", action="store_true")
    args = parser.parse_args()
    for path in args.folder.iterdir():
        print(path.name)
