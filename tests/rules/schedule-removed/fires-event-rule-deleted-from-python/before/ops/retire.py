import subprocess


def retire(rule: str) -> None:
    """Takes the nightly backup out of service."""
    subprocess.run(["aws", "events", "list-targets-by-rule", "--rule", rule], check=True)
