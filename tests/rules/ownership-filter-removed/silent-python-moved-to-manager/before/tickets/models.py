from django.db import models


class Ticket(models.Model):
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT)
    state = models.CharField(max_length=20, default="open")

    def close(self, by):
        self.state = "closed"
        self.save(update_fields=["state"])
