from jobs import space


def nightly() -> None:
    space.free()
