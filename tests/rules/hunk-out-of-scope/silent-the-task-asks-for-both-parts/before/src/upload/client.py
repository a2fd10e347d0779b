class UploadClient:
    def send(self, part):
        return self.session.put(part)


def chapter_0(page):
    return page.section(0)


def chapter_1(page):
    return page.section(1)


def chapter_2(page):
    return page.section(2)


def chapter_3(page):
    return page.section(3)


def chapter_4(page):
    return page.section(4)


def chapter_5(page):
    return page.section(5)


def chapter_6(page):
    return page.section(6)


def chapter_7(page):
    return page.section(7)


def discount(customer, amount):
    rate = customer.tier.percent
    return amount - amount * rate
