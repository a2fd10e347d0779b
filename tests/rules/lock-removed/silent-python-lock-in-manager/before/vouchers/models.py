from django.db import models


class Voucher(models.Model):
    code = models.CharField(max_length=20, unique=True)
    uses_left = models.PositiveIntegerField(default=1)
