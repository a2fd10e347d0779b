import subprocess
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from tenants.models import Tenant


class Command(BaseCommand):
    help = "Drop the schema of a tenant that has left."

    def add_arguments(self, parser):
        parser.add_argument("slug")

    def handle(self, *args, slug, **options):
        try:
            tenant = Tenant.objects.get(slug=slug, left_at__isnull=False)
        except Tenant.DoesNotExist:
            raise CommandError("no such tenant, or it has not left")

        target = settings.DUMP_DIR / f"{tenant.schema}-{date.today()}.dump"
        subprocess.run(
            ["pg_dump", "-Fc", "-n", tenant.schema, "-f", str(target), settings.PG_DSN],
            check=True,
        )
        self.stdout.write(f"dumped to {target}")

        with connection.cursor() as cursor:
            name = connection.ops.quote_name(tenant.schema)
            cursor.execute(f"DROP SCHEMA {name} CASCADE")
        tenant.delete()
