from fastapi import APIRouter

from .schemas import Booking
from .store import save

router = APIRouter()


@router.post("/bookings", status_code=201)
async def book(booking: Booking):
    return await save(booking)
