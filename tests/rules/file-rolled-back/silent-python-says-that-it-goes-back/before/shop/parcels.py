"""What a parcel costs."""

from shop.zones import zone_of
from shop.fuel import surcharge

BASE = 4.90


def price(parcel):
    if parcel.weight > 31.5:
        raise ValueError("too heavy for a parcel")
    zone = zone_of(parcel.country, parcel.postcode)
    return round(BASE + zone * 2.50 + surcharge(parcel), 2)
