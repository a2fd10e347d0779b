from billing.models import Invoice


def purge():
    stale = Invoice.objects.all()
    stale.delete()
