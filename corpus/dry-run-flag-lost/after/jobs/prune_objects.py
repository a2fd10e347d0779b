"""Nightly: finds objects that no document refers to."""

import subprocess

BUCKET = "s3://example-documents-prod"


def referenced(cursor):
    cursor.execute("SELECT object_key FROM documents")
    return {key for (key,) in cursor.fetchall()}


def prune(cursor):
    keys = referenced(cursor)
    print(f"{len(keys)} objects are in use")
    subprocess.run(["aws", "s3", "rm", BUCKET, "--recursive"], check=True)
