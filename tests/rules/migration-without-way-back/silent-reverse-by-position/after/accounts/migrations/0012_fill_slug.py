from django.db import migrations


def fill(apps, schema_editor):
    Account = apps.get_model("accounts", "Account")
    for account in Account.objects.filter(slug="").iterator():
        account.slug = f"account-{account.pk}"
        account.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_slug")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
