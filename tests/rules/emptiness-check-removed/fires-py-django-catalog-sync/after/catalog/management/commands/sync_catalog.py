import time
from decimal import Decimal

from django.core.management.base import BaseCommand

from catalog.feeds import open_feed
from catalog.models import Product, Supplier


class Command(BaseCommand):
    help = "Bring the products of one or more suppliers in line with their feeds."

    def add_arguments(self, parser):
        parser.add_argument("suppliers", nargs="+", help="slugs of the suppliers")

    def handle(self, *args, **options):
        for slug in options["suppliers"]:
            supplier = Supplier.objects.get(slug=slug)
            started = time.monotonic()
            updated, removed = self.sync(supplier)
            self.stdout.write(
                f"{supplier.slug}: {updated} products updated, {removed} removed "
                f"in {time.monotonic() - started:.1f}s"
            )

    def sync(self, supplier):
        seen = [self.upsert(supplier, row) for row in open_feed(supplier.feed_url)]
        removed, _ = (
            Product.objects.filter(supplier=supplier).exclude(sku__in=seen).delete()
        )
        return len(seen), removed

    def upsert(self, supplier, row):
        product, _ = Product.objects.update_or_create(
            supplier=supplier,
            sku=row["sku"],
            defaults={
                "title": row["title"].strip(),
                "price": Decimal(row["price"]),
                "stock": int(row["stock"]),
            },
        )
        return product.sku
