from django.utils import timezone

from .signals import contact_removed


def remove_contact(contact, by):
    contact.is_active = False
    contact.deactivated_at = timezone.now()
    contact.save(update_fields=["is_active", "deactivated_at"])
    contact_removed.send(sender=None, contact=contact, by=by)
