from sqlalchemy.orm import sessionmaker

from ledger.models import Entry


def post(maker: sessionmaker, debit: int, credit: int, cents: int) -> None:
    with maker.begin() as session:
        session.add(Entry(account=debit, cents=-cents))
    with maker.begin() as session:
        session.add(Entry(account=credit, cents=cents))
