from django.db import migrations


class Migration(migrations.Migration):
    """The table stays for one release; 0034 drops it."""

    dependencies = [("shop", "0030_order_note")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="Coupon")],
            database_operations=[],
        ),
    ]
