"""Removes a vault with everything in it."""

import argparse
import sys

from vault import client


def options(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--yes", action="store_true", default=True, help="do not ask")
    return parser.parse_args(argv)


def ask(name):
    answer = input(f"Remove vault {name} with all its items? [y/N] ")
    return answer.strip().lower() in ("y", "yes")


def main(argv=None):
    args = options(argv if argv is not None else sys.argv[1:])

    vault = client.open(args.name)
    if not args.yes and not ask(vault.name):
        print("left as it is")
        return 1
    vault.remove(recursive=True)
    print(f"{vault.name} removed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
