import jwt

from .config import PUBLIC_KEY


def subject_of(token: str) -> str:
    claims = jwt.decode(token, PUBLIC_KEY, algorithms=["RS256"], audience="api")
    return claims["sub"]
