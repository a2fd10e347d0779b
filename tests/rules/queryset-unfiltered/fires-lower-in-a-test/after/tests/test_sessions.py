from sessions.models import Session


def test_nobody_is_logged_in_after_a_purge(db):
    Session.objects.create(key="a")
    Session.objects.all().delete()
    assert Session.objects.count() == 0
