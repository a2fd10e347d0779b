from django.db import models

from .softdelete import SoftDeleted


class Contact(SoftDeleted):
    name = models.CharField(max_length=120)

    def remove(self):
        self.delete()
