import hashlib

from intake.store import quarantine


def is_clean(path, signatures):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest in signatures:
        quarantine(path)
        return False
    return not any(mark in path.read_bytes() for mark in signatures.marks)
