from accounts.models import Account


def close(request, pk):
    account = Account.objects.get(pk=pk)
    account.closed = True
    account.save()
