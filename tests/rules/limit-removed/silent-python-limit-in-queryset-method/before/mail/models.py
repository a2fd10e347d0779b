from django.db import models
from django.utils import timezone


class OutgoingQuerySet(models.QuerySet):
    def due(self):
        return self.filter(sent_at=None, due_at__lte=timezone.now()).order_by("due_at")


class Outgoing(models.Model):
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects = OutgoingQuerySet.as_manager()

    def mark_sent(self):
        self.sent_at = timezone.now()
        self.save(update_fields=["sent_at"])
