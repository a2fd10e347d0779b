import pytest

collect_ignore = ["test_reserve.py"]
