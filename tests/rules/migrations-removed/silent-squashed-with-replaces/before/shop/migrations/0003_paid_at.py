from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("shop", "0002_email")]

    operations = [
        migrations.AddField(model_name="order", name="paid_at", field=models.DateTimeField(null=True)),
    ]
