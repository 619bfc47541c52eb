from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from newsroom.logins import DEMO_LOGINS, DEMO_PASSWORD


class Command(BaseCommand):
    help = "Say where the site and the desk are, and who can log in to the demo."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="the port that will be served")

    def handle(self, *, port, **options):
        address = f"http://127.0.0.1:{port}/"
        self.stdout.write(f"\nSite  {address}\nDesk  {address}admin/\n\n")
        for username, role in self.demo_logins():
            self.stdout.write(f"{role:<16} {username:<9} {DEMO_PASSWORD}\n")
        self.stdout.write("\n")

    def demo_logins(self):
        """Give username and role of each demo login of this database."""
        users = get_user_model().objects.filter(username__in=DEMO_LOGINS)
        present = set(users.values_list("username", flat=True))
        return [(name, role) for name, role in DEMO_LOGINS.items() if name in present]
