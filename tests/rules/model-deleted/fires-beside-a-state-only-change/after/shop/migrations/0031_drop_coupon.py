from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0030_order_note")]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel(name="Voucher")]),
        migrations.DeleteModel(name="Coupon"),
    ]
