from django.db import models


class Delivery(models.Model):
    event_id = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
