from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalog", "0013_price_valid_from")]

    operations = [
        migrations.AddConstraint(
            model_name="price",
            constraint=models.CheckConstraint(check=models.Q(amount__gt=0), name="price_above_zero"),
        ),
        migrations.AddConstraint(
            model_name="price",
            constraint=models.CheckConstraint(check=models.Q(currency__in=["EUR", "SEK"]), name="price_currency_known"),
        ),
    ]
