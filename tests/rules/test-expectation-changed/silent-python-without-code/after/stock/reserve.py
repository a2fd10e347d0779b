DAYS = {"monday", "tuesday"}


def is_open(day):
    return day in DAYS
