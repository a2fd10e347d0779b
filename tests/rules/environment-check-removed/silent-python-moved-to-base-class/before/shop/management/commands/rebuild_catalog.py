from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from shop.models import Product
from shop.seed import products


class Command(BaseCommand):
    help = "Empties the samples of the catalog and fills them anew."

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("samples belong to development only")
        Product.objects.filter(sample=True).delete()
        Product.objects.bulk_create([Product(**product) for product in products()])
