from .errors import Busy
from .inventory import host_named


def reboot(name: str) -> None:
    host = host_named(name)
    if host.drained and not host.running_jobs:
        host.power_cycle()
    else:
        raise Busy(name)
