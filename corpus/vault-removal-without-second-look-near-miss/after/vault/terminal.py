"""Questions to whoever sits in front of the terminal."""


def insist(name):
    """True only where the name of what would be lost is typed."""
    return input(f"Type {name} to remove it with all its items: ").strip() == name
