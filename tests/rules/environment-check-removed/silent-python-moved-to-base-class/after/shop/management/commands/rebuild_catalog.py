from shop.management.development import DevelopmentCommand
from shop.models import Product
from shop.seed import products


class Command(DevelopmentCommand):
    help = "Empties the samples of the catalog and fills them anew."

    def run(self, **options):
        Product.objects.filter(sample=True).delete()
        Product.objects.bulk_create([Product(**product) for product in products()])
