from .models import User


def purge(org):
    User.objects.exclude(org=org).delete()
