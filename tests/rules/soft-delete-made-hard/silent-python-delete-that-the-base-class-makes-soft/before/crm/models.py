from django.db import models
from django.utils import timezone


class Contact(models.Model):
    name = models.CharField(max_length=120)
    deleted_at = models.DateTimeField(null=True)

    def remove(self):
        self.deleted_at = timezone.now()
        self.save(update_fields=["deleted_at"])
