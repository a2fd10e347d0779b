def transfer(source, target, amount):
    if amount <= 0:
        raise ValueError("amount must be positive")
    if source.balance < amount:
        raise InsufficientFunds(source.id)
    source.balance -= amount
    target.balance += amount
