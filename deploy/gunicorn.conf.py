"""The portal under gunicorn: `gunicorn -c deploy/gunicorn.conf.py wsgi:app`, after `python -m portal.prepare`.

Background jobs run beside it: `flask --app wsgi jobs work`.
"""

bind = "127.0.0.1:8000"
worker_class = "gthread"  # one of `sync` is busy with a slow client, and killed in the middle of a long upload
workers = 2
threads = 400  # each slow client takes one
timeout = 120
graceful_timeout = 120  # seconds that uploads under way are given at a stop
raw_env = ["JOBS_IN_PROCESS=false"]
