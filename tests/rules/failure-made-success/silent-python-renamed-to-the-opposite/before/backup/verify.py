def magic(path):
    with open(path, "rb") as source:
        return source.read(5)


def is_broken(path) -> bool:
    if magic(path) != b"PGDMP":
        return True
    return False
