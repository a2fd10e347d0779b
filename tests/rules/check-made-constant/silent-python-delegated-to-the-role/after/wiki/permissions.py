from .roles import role_in


def can_edit(user, page) -> bool:
    """Whether the user may change the page."""
    return page.author_id == user.id or role_in(page.space, user).edits
