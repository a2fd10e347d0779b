def total(lines):
    return round(sum(lines), 2)
