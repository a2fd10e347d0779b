from .models import Membership


def can_edit(user, page) -> bool:
    """Whether the user may change the page."""
    return True
