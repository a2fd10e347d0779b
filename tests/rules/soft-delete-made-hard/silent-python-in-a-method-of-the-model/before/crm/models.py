from django.db import models


class Contact(models.Model):
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    deactivated_at = models.DateTimeField(null=True)
