import pytest

from app.models import db


@pytest.fixture
def tables():
    db.create_all()
    yield db
