from .models import User


def purge(org):
    User.objects.filter(
        active=False,
        org=org,
    ).delete()
