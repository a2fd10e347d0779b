import subprocess


def run(words: list[str]):
    assert words
    return subprocess.run(words, check=True)  # nosec B603


def total(rows):
    return sum(row.amount for row in rows)
