from cryptography.fernet import Fernet, MultiFernet

from app import settings

box = MultiFernet([Fernet(settings.KEY), Fernet(settings.PREVIOUS_KEY)])
