from .verify import is_readable


def usable(paths):
    return [path for path in paths if is_readable(path)]
