from sync.errors import SuspiciousFeed

MAX_REMOVALS = 100


def refuse_too_many(what, gone):
    if len(gone) > MAX_REMOVALS:
        raise SuspiciousFeed(f"{len(gone)} {what} would go")
