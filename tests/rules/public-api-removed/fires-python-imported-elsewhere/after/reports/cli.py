import argparse

from reports.dates import parse_since, parse_until


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--since")
    args = parser.parse_args()
    print(parse_since(args.since))
