from django.db import models


class Order(models.Model):
    total = models.IntegerField()
    email = models.EmailField(null=True)
    paid_at = models.DateTimeField(null=True)
    note = models.TextField(default="")
