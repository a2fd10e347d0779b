"""What a parcel costs."""

from shop.zones import zone_of

BASE = 4.90


def price(parcel):
    zone = zone_of(parcel.country)
    return BASE + zone * 2.50
