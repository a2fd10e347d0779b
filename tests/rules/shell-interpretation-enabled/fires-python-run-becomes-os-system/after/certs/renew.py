import os

from .models import Domain


def renew(domain: Domain) -> None:
    if os.system(f"certbot renew --cert-name {domain.name} --quiet") != 0:
        raise RuntimeError(f"renewal of {domain.name} failed")
    domain.mark_renewed()
