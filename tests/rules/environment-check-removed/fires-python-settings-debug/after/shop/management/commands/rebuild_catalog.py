from django.conf import settings
from django.core.management.base import BaseCommand

from shop.models import Product
from shop.seed import products


class Command(BaseCommand):
    help = "Empties the catalog and fills it with samples."

    def handle(self, *args, **options):
        Product.objects.filter(imported_by=settings.SEED_USER).delete()
        Product.objects.bulk_create([Product(**product) for product in products()])
