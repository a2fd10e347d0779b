import shutil


def retire(dry_run: bool) -> None:
    if dry_run:
        print("would remove /srv/archive/2015")
        return
    shutil.rmtree("/srv/archive/2015")
