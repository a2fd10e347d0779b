import pytest


@pytest.fixture
def empty_events(connection):
    """Starts each test without events."""
    connection.execute("TRUNCATE TABLE events")
    yield connection
