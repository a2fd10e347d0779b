import subprocess


def archive(source, target):
    subprocess.run(f"tar czf {target} {source}", shell=True, check=True)
    return target
