import shutil


def clean(dry_run: bool) -> None:
    """Removes what an earlier installer left behind."""
    if dry_run:
        print("would remove /etc/ssl")
        return
    shutil.rmtree("/etc/ssl", ignore_errors=True)
