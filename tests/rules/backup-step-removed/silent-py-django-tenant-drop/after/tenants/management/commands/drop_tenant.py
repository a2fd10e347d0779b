from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from tenants.dumps import dumped_first
from tenants.models import Tenant


class Command(BaseCommand):
    help = "Drop the schemas of tenants that have left."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="+")

    def handle(self, *args, slugs, **options):
        tenants = Tenant.objects.filter(slug__in=slugs, left_at__isnull=False)
        unknown = set(slugs) - {t.slug for t in tenants}
        if unknown:
            raise CommandError(f"unknown, or not left: {', '.join(sorted(unknown))}")

        for tenant in tenants:
            with dumped_first(tenant.schema) as target:
                self.stdout.write(f"dumped to {target}")
                self.drop(tenant)

    def drop(self, tenant):
        with connection.cursor() as cursor:
            name = connection.ops.quote_name(tenant.schema)
            cursor.execute(f"DROP SCHEMA {name} CASCADE")
        tenant.delete()
