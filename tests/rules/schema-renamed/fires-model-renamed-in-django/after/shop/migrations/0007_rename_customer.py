from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("shop", "0006_customer_phone")]

    operations = [
        migrations.RenameModel("Customer", "Client"),
    ]
