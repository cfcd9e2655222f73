"""Settings. Everything that differs between installations is an environment variable.

With `DATABASE_URL` set this is a production system; without it the embedded
PostgreSQL of `OBIEG_DATA` is used, for development, tests and the demo.
`deploy/README.md` lists the variables.
"""

import logging
import os
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import environment, logs
from kernel.embedded import place

django_stubs_ext.monkeypatch()  # lets code say Paginator[Case], as mypy wants it

BASE_DIR = Path(__file__).resolve().parent.parent.parent

PRODUCTION = "DATABASE_URL" in os.environ
DEMO = environment.flag("DEMO")
if DEMO and PRODUCTION:
    raise ImproperlyConfigured(
        "DEMO=1 lets anyone sign in as anyone and is refused together with DATABASE_URL: unset one of them"
    )

DATA = place.made(place.data_dir())
DEBUG = False
SECRET_KEY = (
    environment.required("SECRET_KEY", "production needs a secret of its own, at least 50 random characters")
    if PRODUCTION
    else "embedded-mode-only-listens-on-the-loopback-and-keeps-nothing-that-is-secret"
)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS") if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "csp",
    "django_celery_beat",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "guardian",
    "pgtrigger",
    "viewflow",
    "viewflow.workflow",
    "kernel",
    "auth",
    "institutions",
    "cases",
    "documents",
    "register",
    "applications",
    "reports",
    "workflows.inclusion",
    "contact",
    "portal",
]
if not PRODUCTION:
    INSTALLED_APPS += ["demo"]

MIDDLEWARE = [
    "config.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "kernel.nul_signs.NulSignMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "institutions.middleware.ActorMiddleware",
    "institutions.middleware.TakenFormMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
if DEMO:
    MIDDLEWARE.insert(0, "kernel.server_timing.ServerTimingMiddleware")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kernel.context.shell",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {
    "default": environment.database(os.environ["DATABASE_URL"])
    if PRODUCTION
    else {
        "ENGINE": "kernel.embedded.backend",
        "NAME": place.DATABASE,
        "USER": place.DATABASE_USER,
        "HOST": str(place.socket_dir(DATA)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

VIEWFLOW = {"AUTOREGISTER": False}

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("polski")), ("en", _("angielski"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Warsaw"
ACCESSIBILITY_CONTACT = {
    "person": os.environ.get("ACCESSIBILITY_PERSON", "koordynator do spraw dostępności"),
    "email": os.environ.get("ACCESSIBILITY_EMAIL", "dostepnosc@obieg.example"),
    "phone": os.environ.get("ACCESSIBILITY_PHONE", "+48 22 000 00 00"),
}
OPERATOR_CONTACT = {
    "name": os.environ.get("OPERATOR_NAME", "Instytut Badań Edukacyjnych – Państwowy Instytut Badawczy"),
    "street": os.environ.get("OPERATOR_STREET", "ul. Górczewska 8"),
    "town": os.environ.get("OPERATOR_TOWN", "01-180 Warszawa"),
    "phone": os.environ.get("OPERATOR_PHONE", "+48 22 000 00 01"),
    "email": os.environ.get("OPERATOR_EMAIL", "kontakt@obieg.example"),
    "hours": os.environ.get("OPERATOR_HOURS", "w dni robocze 8.15–16.15"),
}
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
MEDIA_ROOT = DATA / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if "EMAIL_HOST" in os.environ
    else "django.core.mail.backends.filebased.EmailBackend"
    if PRODUCTION
    else "demo.mail.MailboxBackend"
)
EMAIL_FILE_PATH = str(DATA / "mail")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS", default=True)
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "ZRK Obieg <obieg@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

CLAMD_URL = environment.scanner(
    environment.required("CLAMD_URL", "production scans every file with clamd, as in unix:///run/clamav/clamd.ctl")
    if PRODUCTION
    else os.environ.get("CLAMD_URL", "")
)

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}
    if "REDIS_URL" in os.environ
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(DATA / "cache")}
}

CELERY_BROKER_URL = os.environ.get("REDIS_URL", "filesystem://localhost//")
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 3600}
    if "REDIS_URL" in os.environ
    else {
        "data_folder_in": str(DATA / "broker" / "messages"),
        "data_folder_out": str(DATA / "broker" / "messages"),
        "processed_folder": str(DATA / "broker" / "processed"),
        "control_folder": str(DATA / "broker" / "control"),
        "store_processed": True,
        "polling_interval": 0.2,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_NAME = "obieg_session"
CSRF_COOKIE_NAME = "obieg_csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if environment.flag("TRUST_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "usb": [],
}

logs.configure_structlog()
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
LOGGING = logs.configuration(os.environ.get("LOG_LEVEL", "INFO" if PRODUCTION else "WARNING"))

DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o600
