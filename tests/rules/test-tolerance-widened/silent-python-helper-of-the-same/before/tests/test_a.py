
import pytest
from shop import total
TOLERANCE = 1e-9

def test_total():
    assert total(3) == pytest.approx(9.5, rel=TOLERANCE)
