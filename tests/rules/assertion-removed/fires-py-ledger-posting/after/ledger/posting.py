from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import insert
from sqlalchemy.orm import Session

from ledger.models import Account, JournalEntry, Line, Side

Posting = tuple[Account, Side, Decimal]


def _line_values(entry: JournalEntry, postings: list[Posting]) -> list[dict]:
    return [
        {
            "entry_id": entry.id,
            "account_id": account.id,
            "side": side,
            "amount": amount,
            "currency": account.currency,
        }
        for account, side, amount in postings
    ]


def post_entry(
    session: Session,
    description: str,
    lines: Iterable[Posting],
    reference: str = "",
) -> JournalEntry:
    postings = list(lines)
    total = sum((a for _, side, a in postings if side is Side.DEBIT), Decimal(0))

    entry = JournalEntry(description=description, reference=reference, total=total)
    session.add(entry)
    session.flush()
    session.execute(insert(Line), _line_values(entry, postings))
    return entry


def reverse_entry(session: Session, entry: JournalEntry) -> JournalEntry:
    flipped = [
        (line.account, Side.CREDIT if line.side is Side.DEBIT else Side.DEBIT, line.amount)
        for line in entry.lines
    ]
    return post_entry(
        session, f"Reversal of {entry.description}", flipped, reference=str(entry.id)
    )
