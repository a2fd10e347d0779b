from .models import Membership


def can_purge(user, space) -> bool:
    """Whether the user may purge what is in the bin of the space."""
    return False
