from .models import Entry


def post(session, lines):
    debit = sum(line.cents for line in lines if line.side == "debit")
    credit = sum(line.cents for line in lines if line.side == "credit")
    assert debit == credit, f"unbalanced: {debit} != {credit}"
    entry = Entry(total=debit, lines=lines)
    session.add(entry)
    session.commit()
    return entry
