from cryptography.fernet import Fernet

from app import settings

box = Fernet(settings.KEY)
