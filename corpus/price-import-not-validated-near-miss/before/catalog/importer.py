import csv
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from .models import Price, Product


@transaction.atomic
def import_prices(path: Path) -> int:
    products = {p.sku: p for p in Product.objects.all()}
    count = 0
    with path.open(newline="") as source:
        for row in csv.DictReader(source):
            price = Price(
                product=products[row["sku"]],
                currency=row["currency"],
                amount=Decimal(row["amount"]),
                valid_from=row["valid_from"],
            )
            price.full_clean()
            price.save()
            count += 1
    return count
