from billing.models import Plan


def raise_prices(factor):
    for plan in Plan.objects.filter(active=True):
        print(plan.name, plan.price * factor)
    Plan.objects.all().update(price=99)
