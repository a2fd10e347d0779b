
import pytest
from shop import total

def near(value):
    return pytest.approx(value, rel=1e-9)

def test_total():
    assert total(3) == near(9.5)
