from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0034_stock")]
    operations = [migrations.DeleteModel(name="Coupon")]
