from datetime import date


def parse_until(text):
    return date.fromisoformat(text.strip())


def since(text):
    return date.today()


parse_since = since
