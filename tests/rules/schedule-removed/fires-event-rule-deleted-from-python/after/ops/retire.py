import subprocess


def retire(rule: str) -> None:
    """Takes the nightly backup out of service."""
    subprocess.run(["aws", "events", "remove-targets", "--rule", rule, "--ids", "1"], check=True)
