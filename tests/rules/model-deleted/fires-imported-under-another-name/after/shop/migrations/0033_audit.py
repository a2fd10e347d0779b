from django.db import migrations as m


class Migration(m.Migration):
    dependencies = [("shop", "0032_full_name")]
    operations = [m.DeleteModel("AuditEntry")]
