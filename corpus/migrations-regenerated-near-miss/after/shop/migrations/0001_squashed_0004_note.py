from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("shop", "0001_initial"),
        ("shop", "0002_email"),
        ("shop", "0003_paid_at"),
        ("shop", "0004_note"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
                ("total", models.IntegerField()),
                ("email", models.EmailField(max_length=254, null=True)),
                ("paid_at", models.DateTimeField(null=True)),
                ("note", models.TextField(default="")),
            ],
        ),
    ]
