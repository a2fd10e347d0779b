from datetime import date

from pydantic import BaseModel


class Booking(BaseModel):
    room: int
    arrival: date
    nights: int
    guests: int
