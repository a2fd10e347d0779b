from django.db import models


class Invoice(models.Model):
    owner = models.ForeignKey("User", on_delete=models.PROTECT)
