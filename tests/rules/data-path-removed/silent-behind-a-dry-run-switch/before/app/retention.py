import shutil


def retire(dry_run: bool) -> None:
    print("would remove /srv/archive/2015")
