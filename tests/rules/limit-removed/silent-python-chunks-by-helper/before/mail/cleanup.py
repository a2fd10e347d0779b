from mail.models import Bounce


def drop_bounces(before):
    while True:
        ids = list(Bounce.objects.filter(at__lt=before).values_list("pk", flat=True)[:500])
        if not ids:
            return
        Bounce.objects.filter(pk__in=ids).delete()
