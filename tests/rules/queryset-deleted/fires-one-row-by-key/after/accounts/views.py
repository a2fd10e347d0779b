from accounts.models import Account


def close(request, pk):
    Account.objects.get(pk=pk).delete()
