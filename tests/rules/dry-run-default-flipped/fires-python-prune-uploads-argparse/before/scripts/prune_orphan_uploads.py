"""Remove uploads that no attachment row points to any more."""
import argparse
import datetime as dt
import logging
import sys

import boto3

from intake.db import session_scope
from intake.models import Attachment

log = logging.getLogger("prune")


def known_keys() -> set[str]:
    with session_scope() as session:
        return {key for (key,) in session.query(Attachment.storage_key)}


def prune(bucket_name: str, older_than: dt.timedelta, dry_run: bool) -> int:
    bucket = boto3.resource("s3").Bucket(bucket_name)
    keep = known_keys()
    cutoff = dt.datetime.now(dt.timezone.utc) - older_than
    removed = 0
    for obj in bucket.objects.filter(Prefix="uploads/"):
        if obj.key in keep or obj.last_modified > cutoff:
            continue
        log.info("%s %s", "would delete" if dry_run else "deleting", obj.key)
        if not dry_run:
            obj.delete()
        removed += 1
    return removed


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bucket")
    parser.add_argument("--days", type=int, default=30, help="minimum age of an orphan")
    parser.add_argument(
        "--dry-run",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="only list what would go (use --no-dry-run to delete)",
    )
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO)
    count = prune(args.bucket, dt.timedelta(days=args.days), args.dry_run)
    print(f"{count} orphaned objects")
    return 0


if __name__ == "__main__":
    sys.exit(main())
