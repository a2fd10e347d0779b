from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Coupon", fields=[]),
        migrations.AddField(model_name="order", name="code", field=models.TextField()),
        migrations.RemoveField(model_name="order", name="code"),
        migrations.DeleteModel(name="Coupon"),
    ]
