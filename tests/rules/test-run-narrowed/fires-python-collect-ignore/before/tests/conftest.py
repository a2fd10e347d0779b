import pytest

collect_ignore = []
