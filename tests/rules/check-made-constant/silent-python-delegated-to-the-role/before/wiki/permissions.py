from .models import Membership


def can_edit(user, page) -> bool:
    """Whether the user may change the page."""
    if page.author_id == user.id:
        return True
    return Membership.objects.filter(user=user, space=page.space, role="editor").exists()
