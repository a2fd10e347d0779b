from accounts.models import Account


def close(request, pk):
    return Account.objects.get(pk=pk)
