from django.db import models


class TicketQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation=user.organisation)


class Ticket(models.Model):
    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT)
    state = models.CharField(max_length=20, default="open")

    objects = TicketQuerySet.as_manager()

    def close(self, by):
        self.state = "closed"
        self.save(update_fields=["state"])
