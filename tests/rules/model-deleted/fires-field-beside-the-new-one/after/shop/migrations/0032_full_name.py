from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0031_drop_coupon")]
    operations = [
        migrations.AddField("customer", "full_name", models.CharField(max_length=200, default="")),
        migrations.RemoveField(model_name="customer", name="first_name"),
    ]
