from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StringConstraints

Username = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]{2,29}$"),
]


class ApiModel(BaseModel):
    """Base of everything that comes in as JSON."""

    model_config = ConfigDict(extra="forbid", strict=True)


class SignupIn(ApiModel):
    username: Username
    password: Annotated[SecretStr, Field(min_length=12, max_length=256)]
    age: Annotated[int, Field(ge=16, le=130)]


class PasswordResetIn(ApiModel):
    token: str
    password: Annotated[SecretStr, Field(min_length=12, max_length=256)]
