from datetime import date, timedelta


def parse_since(text):
    """Deprecated: pass dates."""
    days = int(text.rstrip("d"))
    return date.today() - timedelta(days=days)


def parse_until(text):
    return date.fromisoformat(text)
