from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0033_audit")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[],
            database_operations=[migrations.DeleteModel(name="Coupon")],
        ),
    ]
