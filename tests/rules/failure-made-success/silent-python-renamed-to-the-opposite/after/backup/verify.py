def magic(path):
    with open(path, "rb") as source:
        return source.read(5)


def is_readable(path) -> bool:
    if magic(path) != b"PGDMP":
        return False
    return True
