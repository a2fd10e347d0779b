from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0016_stock")]

    operations = [
        migrations.RemoveConstraint(model_name="stock", name="stock_not_negative"),
    ]
