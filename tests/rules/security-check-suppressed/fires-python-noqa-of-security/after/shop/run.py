import subprocess


def run(words):
    return subprocess.run(words, check=True, shell=True)  # noqa: S602


def total(rows):
    return sum(row.amount for row in rows)
