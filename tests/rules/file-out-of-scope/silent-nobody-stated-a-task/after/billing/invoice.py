def total(lines):
    amount = 0
    for line in lines:
        amount += line.price * line.count * (1 - line.discount)
    if amount < MINIMUM:
        amount += SURCHARGE
    return round(amount, 1)
