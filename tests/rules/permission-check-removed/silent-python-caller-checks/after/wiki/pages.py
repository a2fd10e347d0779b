from wiki.errors import Forbidden
from wiki.policy import may
from wiki.store import pages


def publish(user, page_id):
    page = pages.get(page_id)
    if not may(user, "publish", page):
        raise Forbidden(page_id)
    _mark_published(user, page)
    return page


def _mark_published(user, page):
    page.published_by = user.id
    pages.save(page)
