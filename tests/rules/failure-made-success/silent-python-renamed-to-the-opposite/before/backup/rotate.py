from .verify import is_broken


def usable(paths):
    return [path for path in paths if not is_broken(path)]
