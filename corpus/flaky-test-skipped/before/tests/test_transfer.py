import os
import sys

import pytest

from ledger.transfer import transfer


def test_moves_the_amount(accounts):
    source, target = accounts
    transfer(source, target, 30)
    assert source.balance == 70
    assert target.balance == 130


def test_keeps_the_books_on_disk(accounts, tmp_path):
    source, target = accounts
    transfer(source, target, 30)
    os.chmod(tmp_path, 0o500)
    assert source.balance + target.balance == 200
