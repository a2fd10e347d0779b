from django.db import migrations, models


class Migration(migrations.Migration):
    operations = [
        migrations.AddField(model_name="order", name="status", field=models.TextField()),
        migrations.RemoveField(model_name="basket", name="status"),
    ]
