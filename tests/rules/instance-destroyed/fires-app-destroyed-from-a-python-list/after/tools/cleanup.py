import subprocess

APP = "billing-eu"


def retire():
    """Take the old region out of service."""
    subprocess.run(["heroku", "maintenance:on", "--app", APP], check=True)
    subprocess.run(["heroku", "apps:destroy", "--app", APP, "--confirm", APP], check=True)
