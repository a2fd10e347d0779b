import os
import socket

PATH = "/run/app/app.sock"


def listen():
    server = socket.socket(socket.AF_UNIX)
    server.bind(PATH)
    os.chmod(PATH, 0o777)
    return server
