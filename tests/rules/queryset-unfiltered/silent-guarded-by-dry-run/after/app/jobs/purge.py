from sessions.models import Session


def purge(dry_run):
    print(Session.objects.count(), "sessions")
    if dry_run:
        return
    Session.objects.all().delete()
