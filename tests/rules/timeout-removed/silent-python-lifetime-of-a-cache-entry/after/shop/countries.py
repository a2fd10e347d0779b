from django.core.cache import cache

from .models import Country


def countries():
    found = cache.get("countries")
    if found is None:
        found = list(Country.objects.order_by("name"))
        cache.set("countries", found, timeout=None)
    return found
