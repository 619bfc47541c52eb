"""The body of an article as django-prose-editor edits it. What is kept, ``articles.body`` says."""

from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media, static

# What modules of ours import from each other: by these names, since files get other ones when they
# are collected, and a module that is loaded under two names is two modules.
SHARED = ImportMap(
    {
        "newsroom/article": "articles/article.js",
    }
)
MODULES = [
    "articles/editor/marks.js",
    "articles/editor/blocks.js",
    "articles/editor/facts.js",
    "articles/editor/pictures.js",
]
# The parts of the format that the package does not bring, by the name their module exports.
OWN = {
    "Fact": {},
    "Cite": {},
    "Quotation": {},
    "RecordBlock": {},
    "Picture": {},
    "FactsAtHand": {},
}
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "NoSpellCheck": False,
    **OWN,
}


class EditorWidget(AdminProseEditorWidget):
    """The text area with its editor, and the modules of ours that the editor loads."""

    def get_config(self):
        return super().get_config() | {"js_modules": [static(path) for path in MODULES]}

    @property
    def media(self):
        return super().media + Media(importmap=SHARED)


class EditorField(ProseEditorFormField):
    """The form field of a body. It cleans nothing: the column does, on every road to it."""

    def __init__(self, **options):
        options.setdefault("widget", EditorWidget)
        super().__init__(config={"extensions": EXTENSIONS}, **options)
