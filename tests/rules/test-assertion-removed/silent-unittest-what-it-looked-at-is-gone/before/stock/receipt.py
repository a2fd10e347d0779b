class Receipt:
    def __init__(self, left, printed_at):
        self.left = left
        self.printed_at = printed_at
