from .models import User


def purge(org):
    User.objects.filter(org=org, active=False).delete()
