from datetime import date

from pydantic import BaseModel, Field


class Booking(BaseModel):
    room: int
    arrival: date
    nights: int = Field(ge=1, le=30)
    guests: int = Field(ge=1, le=6)
