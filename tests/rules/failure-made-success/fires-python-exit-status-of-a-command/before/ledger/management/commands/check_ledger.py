import sys

from django.core.management.base import BaseCommand

from ledger.checks import unbalanced


class Command(BaseCommand):
    help = "Fails where debit and credit of an entry differ."

    def handle(self, *args, **options):
        wrong = list(unbalanced())
        for entry in wrong:
            self.stderr.write(f"entry {entry.pk}: {entry.difference}")
        if wrong:
            sys.exit(1)
        self.stdout.write("balanced")
