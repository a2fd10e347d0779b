from accounts.models import Account


def handle(pk, dry_run):
    if dry_run:
        print(Account.objects.get(pk=pk))
        return
    Account.objects.get(pk=pk).delete()
