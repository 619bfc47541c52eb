"""The door for a web server: ``gunicorn --no-control-socket newsroom.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

from newsroom.checks import refuse_unsafe_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
# Only ``manage.py`` may guess that it runs on somebody's desk; a web server never does.
os.environ.setdefault("DEBUG", "off")

application = get_wsgi_application()
refuse_unsafe_start()
