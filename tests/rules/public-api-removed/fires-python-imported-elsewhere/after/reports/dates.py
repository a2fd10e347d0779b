from datetime import date


def parse_until(text):
    return date.fromisoformat(text.strip())
