import shutil
import tempfile


def render(template):
    work = tempfile.mkdtemp()
    try:
        return template.render(work)
    finally:
        shutil.rmtree(work)
