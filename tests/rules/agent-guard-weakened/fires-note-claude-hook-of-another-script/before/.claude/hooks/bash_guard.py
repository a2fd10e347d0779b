#!/usr/bin/env python3
import json
import re
import sys

# Commands that an agent must leave to a person.
BLOCKED = [
    re.compile(r"\brm\s+-rf\s+/"),
    re.compile(r"\bdrop\s+database\b", re.IGNORECASE),
    re.compile(r"\bprisma\s+migrate\s+reset\b"),
]


def main() -> int:
    event = json.load(sys.stdin)
    command = event.get("tool_input", {}).get("command", "")
    for pattern in BLOCKED:
        if pattern.search(command):
            print(f"blocked: {pattern.pattern}", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
