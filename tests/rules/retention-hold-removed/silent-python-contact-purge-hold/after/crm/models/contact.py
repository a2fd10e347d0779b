import datetime as dt

from sqlalchemy import Boolean, ColumnElement, DateTime, String, and_
from sqlalchemy.orm import Mapped, mapped_column

from crm.db import Base


class Contact(Base):
    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    full_name: Mapped[str | None] = mapped_column(String(200))
    on_legal_hold: Mapped[bool] = mapped_column(Boolean, default=False, nullable=False)
    closed_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @classmethod
    def purgeable(cls, cutoff: dt.datetime) -> ColumnElement[bool]:
        """Closed before ``cutoff`` and not under legal hold."""
        return and_(cls.closed_at < cutoff, cls.on_legal_hold.is_(False))

    @property
    def display_name(self) -> str:
        return self.full_name or self.email.partition("@")[0]

    def __repr__(self) -> str:
        return f"<Contact {self.id} {self.email}>"
