class Receipt:
    def __init__(self, left):
        self.left = left
