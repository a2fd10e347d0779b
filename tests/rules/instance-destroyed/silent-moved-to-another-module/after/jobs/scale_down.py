from jobs.fleet import release


def main():
    print(release(hours=6))
