import subprocess


def run(words):
    return subprocess.run(words, check=True)


HELP = "write # noqa behind the line"


def total(rows):
    return sum(row.amount for row in rows)
