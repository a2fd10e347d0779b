"""Sells seats."""

from hall.errors import Full
from hall.models import Seat, Show


def book(show_id, names):
    show = Show.load(show_id)
    if len(names) > show.free:
        raise Full(show_id)
    seats = [Seat(show, name) for name in names]
    for seat in seats:
        seat.save()
    return seats


def cancel(seat):
    show = seat.show
    seat.delete()
    show.free += 1
    show.save()
