"""Database set-up of the worker."""

import os

from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, sessionmaker


class Base(DeclarativeBase):
    pass


engine = create_engine(os.environ["PRODUCTION_DATABASE_URL"], pool_pre_ping=True)
Session = sessionmaker(bind=engine)


def prepare():
    """Called once, before the first job."""
    Base.registry.configure()
