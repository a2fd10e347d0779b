from accounts.models import User
from django.db.models.functions import Lower


def convert():
    mixed = User.objects.exclude(email=Lower("email"))
    mixed.update(email=Lower("email"))
