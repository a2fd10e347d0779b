import shutil


def finish(job):
    shutil.rmtree(job.folder)
