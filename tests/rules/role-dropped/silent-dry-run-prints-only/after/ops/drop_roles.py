import argparse

import psycopg


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args()
    with psycopg.connect("service=app") as connection:
        if not args.dry_run:
            connection.execute("DROP ROLE reporting")
        else:
            print("would drop reporting")
