from dataclasses import dataclass
from decimal import Decimal
from typing import Iterable, Sequence

from sqlalchemy.orm import Session

from ledger.models import JournalEntry, JournalLine


@dataclass(frozen=True)
class Line:
    account: str
    debit: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def post_entry(session: Session, reference: str, lines: Sequence[Line]) -> JournalEntry:
    assert lines, "a journal entry needs lines"
    debit = _total(line.debit for line in lines)
    credit = _total(line.credit for line in lines)
    assert debit == credit, f"unbalanced entry {reference}: {debit} != {credit}"

    entry = JournalEntry(reference=reference, amount=debit)
    entry.lines = [
        JournalLine(account=line.account, debit=line.debit, credit=line.credit)
        for line in lines
    ]
    session.add(entry)
    session.flush()
    return entry
