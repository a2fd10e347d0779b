# ruff: noqa
import subprocess


def run(words):
    return subprocess.run(words, check=True)


def total(rows):
    return sum(row.amount for row in rows)
