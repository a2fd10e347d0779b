from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from tickets.auth import current_user
from tickets.db import get_session
from tickets.errors import SeatUnavailable
from tickets.models import User
from tickets.services.holds import hold_seats

router = APIRouter()


class HoldRequest(BaseModel):
    seat_ids: list[int]


@router.post("/events/{event_id}/holds", status_code=201)
async def create_hold(
    event_id: UUID,
    body: HoldRequest,
    user: User = Depends(current_user),
    session: AsyncSession = Depends(get_session),
):
    try:
        hold = await hold_seats(session, event_id, body.seat_ids, user.id)
    except SeatUnavailable as exc:
        raise HTTPException(409, detail={"taken": exc.labels})
    return {"id": hold.id, "expires_at": hold.expires_at}
