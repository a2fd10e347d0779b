from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from tickets.errors import SeatUnavailable
from tickets.models import Hold, Seat, SeatStatus

HOLD_FOR = timedelta(minutes=10)


async def _load_seats(
    session: AsyncSession, event_id: UUID, seat_ids: Sequence[int]
) -> Sequence[Seat]:
    stmt = (
        select(Seat)
        .where(Seat.event_id == event_id, Seat.id.in_(seat_ids))
        .options(selectinload(Seat.hold))
        .order_by(Seat.id)
    )
    return (await session.scalars(stmt)).all()


async def hold_seats(
    session: AsyncSession, event_id: UUID, seat_ids: Sequence[int], user_id: UUID
) -> Hold:
    async with session.begin():
        seats = await _load_seats(session, event_id, seat_ids)
        taken = [s.label for s in seats if s.status is not SeatStatus.FREE]
        if taken or len(seats) != len(set(seat_ids)):
            raise SeatUnavailable(taken)

        hold = Hold(
            user_id=user_id,
            event_id=event_id,
            expires_at=datetime.now(UTC) + HOLD_FOR,
        )
        session.add(hold)
        for seat in seats:
            seat.status = SeatStatus.HELD
            seat.hold = hold
        return hold


async def release_hold(session: AsyncSession, hold: Hold) -> None:
    async with session.begin():
        for seat in await hold.awaitable_attrs.seats:
            seat.status = SeatStatus.FREE
            seat.hold = None
        await session.delete(hold)
