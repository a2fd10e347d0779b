import argparse

from reports.dates import parse_until
from reports.spans import parse_since


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--since")
    args = parser.parse_args()
    print(parse_since(args.since))
