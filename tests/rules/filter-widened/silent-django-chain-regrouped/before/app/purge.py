from .models import User


def purge(org):
    User.objects.filter(org=org).filter(active=False).delete()
