MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "hooks.middleware.SignedHooks",
]

ROOT_URLCONF = "project.urls"
