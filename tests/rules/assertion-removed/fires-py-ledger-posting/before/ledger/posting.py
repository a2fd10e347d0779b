from decimal import Decimal
from typing import Iterable, Tuple

from sqlalchemy.orm import Session

from ledger.models import Account, JournalEntry, Line, Side


def post_entry(
    session: Session,
    description: str,
    lines: Iterable[Tuple[Account, Side, Decimal]],
    reference: str = "",
) -> JournalEntry:
    lines = list(lines)
    debit = sum((a for _, side, a in lines if side is Side.DEBIT), Decimal(0))
    credit = sum((a for _, side, a in lines if side is Side.CREDIT), Decimal(0))
    assert debit == credit, "unbalanced entry: %s != %s" % (debit, credit)

    entry = JournalEntry(description=description, reference=reference, total=debit)
    session.add(entry)
    session.flush()
    for account, side, amount in lines:
        session.add(
            Line(
                entry_id=entry.id,
                account_id=account.id,
                side=side,
                amount=amount,
                currency=account.currency,
            )
        )
    session.flush()
    return entry


def reverse_entry(session: Session, entry: JournalEntry) -> JournalEntry:
    flipped = [
        (line.account, Side.CREDIT if line.side is Side.DEBIT else Side.DEBIT, line.amount)
        for line in entry.lines
    ]
    return post_entry(
        session, "Reversal of %s" % entry.description, flipped, reference=str(entry.id)
    )
