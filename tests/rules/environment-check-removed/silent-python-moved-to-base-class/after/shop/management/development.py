from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class DevelopmentCommand(BaseCommand):
    """A command that runs nowhere but in development."""

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError(f"{type(self).__module__} belongs to development only")
        self.run(**options)

    def run(self, **options):
        raise NotImplementedError
