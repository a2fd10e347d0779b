from wiki.errors import Forbidden
from wiki.policy import may
from wiki.store import pages


def publish(user, page_id):
    page = pages.get(page_id)
    may(user, "publish", page)
    page.published = True
    page.published_by = user.id
    pages.save(page)
