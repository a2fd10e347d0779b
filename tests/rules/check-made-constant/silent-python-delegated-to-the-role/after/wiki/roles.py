from dataclasses import dataclass

from .models import Membership


@dataclass(frozen=True)
class Role:
    edits: bool


def role_in(space, user) -> Role:
    return Role(edits=Membership.objects.filter(user=user, space=space, role="editor").exists())
