
import pytest
from shop import total
TOLERANCE = 0.05

def test_total():
    assert total(3) == pytest.approx(9.5, rel=TOLERANCE)
