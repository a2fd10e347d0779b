import subprocess


def archive(directory, target):
    subprocess.check_call("tar czf %s %s" % (target, directory), shell=True)
    return target
