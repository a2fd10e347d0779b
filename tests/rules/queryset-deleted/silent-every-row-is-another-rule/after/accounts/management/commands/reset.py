from accounts.models import Account


def handle():
    Account.objects.all().delete()
