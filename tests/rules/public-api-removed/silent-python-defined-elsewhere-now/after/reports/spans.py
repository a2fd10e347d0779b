from datetime import date, timedelta


def parse_since(text):
    days = int(text.rstrip("d"))
    return date.today() - timedelta(days=days)
