from config.middleware import BROWSER, OBSERVED

MIDDLEWARE = OBSERVED + BROWSER
ROOT_URLCONF = "config.urls"
