from decimal import Decimal

from django.core.management.base import BaseCommand, CommandError

from catalog.feeds import open_feed
from catalog.models import Product, Supplier


class Command(BaseCommand):
    help = "Bring the products of a supplier in line with its feed."

    def add_arguments(self, parser):
        parser.add_argument("supplier", help="slug of the supplier")

    def handle(self, *args, **options):
        supplier = Supplier.objects.get(slug=options["supplier"])
        rows = list(open_feed(supplier.feed_url))
        if not rows:
            raise CommandError(f"The feed of {supplier.slug} has no rows, nothing done.")

        seen = []
        for row in rows:
            Product.objects.update_or_create(
                supplier=supplier,
                sku=row["sku"],
                defaults={
                    "title": row["title"].strip(),
                    "price": Decimal(row["price"]),
                    "stock": int(row["stock"]),
                },
            )
            seen.append(row["sku"])

        stale = Product.objects.filter(supplier=supplier).exclude(sku__in=seen)
        removed, _ = stale.delete()
        self.stdout.write(f"{len(seen)} products updated, {removed} removed")
