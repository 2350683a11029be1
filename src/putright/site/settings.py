"""Django's settings, in small sections, all from the environment; what each variable means is in `settings_environment`."""

from __future__ import annotations

from pathlib import Path

from putright.site import pages, settings_environment

ENVIRONMENT = settings_environment.read()
PACKAGE = Path(__file__).resolve().parent.parent

# The kind of installation
DEBUG = False
MODE = ENVIRONMENT.mode
SECRET_KEY = ENVIRONMENT.key
ALLOWED_HOSTS = [*ENVIRONMENT.hosts, *(["testserver"] if MODE == "test" else [])]
CSRF_TRUSTED_ORIGINS = ENVIRONMENT.trusted_origins
DATA = ENVIRONMENT.data
ROOT_URLCONF = "putright.site.urls"
WSGI_APPLICATION = "putright.site.wsgi.application"
SITE_ID = 1

# Database
DATABASES = {"default": ENVIRONMENT.database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_cache"},
    "limits": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"},
}

# Applications, innermost first
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "putright.people",
    "putright.register",
    "putright.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "putright.web.head.AnswersHead",
    "putright.web.headers.PageHeaders",
    "putright.web.languages.ReadersLanguage",
    "putright.web.errors.NotReceived",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

# Sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "putright.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
SOCIALACCOUNT_ADAPTER = "putright.people.adapter.SocialAccountAdapter"
SOCIALACCOUNT_ONLY = False
LOGIN_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a code is good while the next is shown: not everybody types it in time (RFC 6238, 5.2)
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an address is given by the organisation: nobody need show that it is theirs
MFA_ADAPTER = "putright.people.passkeys.Keys"
MFA_FORMS = {"login_webauthn": "putright.people.passkeys.SignIn"}

# What the public sends
SENDS_PER_HOUR = ENVIRONMENT.sends_per_hour

# Cookies and transport
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENVIRONMENT.https
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.proxy else None

# Words, days and numbers
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
if MODE in ("demo", "test"):  # made up from English, to see that pages have room and take their texts from a catalogue
    LANGUAGES += [("en-xa", "English, accented"), ("ar-xb", "English, from right to left")]
TIME_ZONE = ENVIRONMENT.time_zone
USE_I18N = True
USE_TZ = True

# Pages
TEMPLATES = pages.TEMPLATES
CONTENT_SECURITY_POLICY = pages.CONTENT_SECURITY_POLICY
CSRF_FAILURE_VIEW = "putright.web.errors.form_too_old"
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 60 * 60  # an address carries a hash of what it leads to, so it may be kept

# Uploads: read no further than a file may be large
FILE_UPLOAD_HANDLERS = ["putright.web.forms.uploads.UpToTheLimit"]

# Mail
EMAIL = ENVIRONMENT.mail
EMAIL_BACKEND = EMAIL["backend"]
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST, EMAIL_PORT = EMAIL["host"], EMAIL["port"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL["user"], EMAIL["password"]
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL["ssl"], EMAIL["tls"]
EMAIL_TIMEOUT = 30
MAILBOXES, REPLIES = ENVIRONMENT.mailboxes, ENVIRONMENT.replies
SENDER, ADDRESS = ENVIRONMENT.sender, ENVIRONMENT.reached_at
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT.email_from

# Logs: that requests wait their turn for a moment is no news
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "loggers": {"waitress.queue": {"level": "ERROR"}},
}

# Faster tests, where nothing real is signed in to
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
