from django.db import migrations, models


class Migration(migrations.Migration):
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
