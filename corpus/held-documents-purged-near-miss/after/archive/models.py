from datetime import datetime

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Document(Base):
    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    object_key: Mapped[str]
    expires_at: Mapped[datetime]
    retain_until: Mapped[datetime]
    legal_hold: Mapped[bool] = mapped_column(default=False)
