import yaml


def main(path, forge):
    with open(path) as file:
        config = yaml.safe_load(file)["janitor"]
    for target in config["targets"]:
        for item in forge.stale(target):
            print(target, item.name)
            if config.get("apply", False):
                forge.remove(item)
