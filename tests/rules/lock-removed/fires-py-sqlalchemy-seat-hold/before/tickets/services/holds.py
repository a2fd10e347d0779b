from datetime import datetime, timedelta, timezone
from typing import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from tickets.errors import SeatUnavailable
from tickets.models import Hold, Seat, SeatStatus

HOLD_FOR = timedelta(minutes=10)


def hold_seats(
    session: Session, event_id: UUID, seat_ids: Sequence[int], user_id: UUID
) -> Hold:
    with session.begin():
        seats = (
            session.query(Seat)
            .filter(Seat.event_id == event_id, Seat.id.in_(seat_ids))
            .order_by(Seat.id)
            .with_for_update()
            .all()
        )
        taken = [s.label for s in seats if s.status is not SeatStatus.FREE]
        if taken or len(seats) != len(set(seat_ids)):
            raise SeatUnavailable(taken)

        hold = Hold(
            user_id=user_id,
            event_id=event_id,
            expires_at=datetime.now(timezone.utc) + HOLD_FOR,
        )
        session.add(hold)
        for seat in seats:
            seat.status = SeatStatus.HELD
            seat.hold = hold
        return hold


def release_hold(session: Session, hold: Hold) -> None:
    with session.begin():
        for seat in hold.seats:
            seat.status = SeatStatus.FREE
            seat.hold = None
        session.delete(hold)
