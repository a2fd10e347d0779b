import subprocess

from .models import Domain


def renew(domain: Domain) -> None:
    subprocess.run(["certbot", "renew", "--cert-name", domain.name, "--quiet"], check=True)
    domain.mark_renewed()
