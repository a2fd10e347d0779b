def total(lines):
    amount = 0
    for line in lines:
        amount += line.price * line.count
    return round(amount, 2)
