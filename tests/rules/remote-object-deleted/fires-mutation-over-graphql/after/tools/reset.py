import subprocess

URL = "https://backboard.example/graphql/v2"


def reset(volume):
    query = '{"query": "mutation { volumeDelete(volumeId: \\"vol-1\\") }"}'
    subprocess.run(["curl", "-fsS", URL, "-H", "Content-Type: application/json", "--data", query], check=True)
