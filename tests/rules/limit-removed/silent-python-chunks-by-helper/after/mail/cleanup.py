from mail.models import Bounce
from mail.chunks import in_chunks


def drop_bounces(before):
    for ids in in_chunks(Bounce.objects.filter(at__lt=before)):
        Bounce.objects.filter(pk__in=ids).delete()
