"""The five logins of the demonstration, known to everybody and so kept out of production."""

DEMO_PASSWORD = "true-story"  # noqa: S105 -- printed on purpose, refused in production

DEMO_LOGINS = {
    "writer": "Writer",
    "checker": "Fact-checker",
    "editor": "Editor",
    "managing": "Managing editor",
    "legal": "Legal reader",
}
