from django.db import models
from django.utils import timezone


class Contact(models.Model):
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    deactivated_at = models.DateTimeField(null=True)

    def deactivate(self):
        self.is_active = False
        self.deactivated_at = timezone.now()
        self.save(update_fields=["is_active", "deactivated_at"])
