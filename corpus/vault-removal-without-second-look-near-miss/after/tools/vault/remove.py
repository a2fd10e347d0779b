"""Removes a vault with everything in it."""

import argparse

from vault import client
from vault.terminal import insist


def options(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    return parser.parse_args(argv)


def main(argv=None):
    args = options(argv)

    vault = client.open(args.name)
    if args.yes or insist(vault.name):
        vault.remove(recursive=True)
        print(f"{vault.name} removed")
        return 0
    print("left as it is")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
