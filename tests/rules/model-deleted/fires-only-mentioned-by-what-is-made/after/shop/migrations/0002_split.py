from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Coupon", fields=[("order", models.ForeignKey("Order", models.CASCADE))]),
        migrations.DeleteModel(name="Order"),
    ]
