"""Removes a vault with everything in it."""

import argparse

from vault import client


def ask(name):
    answer = input(f"Remove vault {name} with all its items? [y/N] ")
    return answer.strip().lower() in ("y", "yes")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    args = parser.parse_args()

    vault = client.open(args.name)
    if not args.yes and not ask(vault.name):
        print("left as it is")
        return 1
    vault.remove(recursive=True)
    print(f"{vault.name} removed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
