"""The body of an article as django-prose-editor edits it. What is kept, ``articles.body`` says."""

from pathlib import PurePath

from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import ProseEditorWidget, importmap
from js_asset import ImportMap, Media, Script

from articles.body import clean_body
from articles.embedding import HOSTS

# What modules of ours import from each other: by these names, since files get other ones when they
# are collected, and a module that is loaded under two names is two modules.
SHARED = {
    "newsroom/article": "articles/article.js",
    "newsroom/choices": "articles/editor/choices.js",
    "newsroom/chosen": "articles/chosen.js",
    "newsroom/dialogs": "articles/editor/dialogs.js",
    "newsroom/factcard": "articles/factcard.js",
    "newsroom/facts": "articles/facts.js",
    "newsroom/keys-of-editor": "articles/editor/keys.js",
    "newsroom/marking": "articles/editor/marking.js",
    "newsroom/newfact": "articles/newfact.js",
    "newsroom/picker": "articles/picker.js",
    "newsroom/previews": "articles/editor/previews.js",
    "newsroom/reading": "articles/reading.js",
    "newsroom/recovery": "articles/recovery.js",
    "newsroom/words": "articles/words.js",
    "newsroom/writing": "articles/editor/writing.js",
}
# The same, for what is loaded once somebody asks for it.
LATER = {
    "newsroom/pictures": "articles/pictures.js",
    "newsroom/picture-dialog": "articles/picture_dialog.js",
    "newsroom/embeds": "articles/embeds.js",
}
MODULES = [
    "articles/editor/marks.js",
    "articles/editor/tables.js",
    "articles/editor/blocks.js",
    "articles/editor/insert.js",
    "articles/editor/paste.js",
    "articles/editor/keys.js",
    "articles/editor/toolbar.js",
    "articles/editor/steps.js",
    "articles/editor/posting.js",
    "articles/editor/facts.js",
    "articles/editor/pictures.js",
    "articles/editor/embeds.js",
]
# By these names ``starting.js`` asks for the extensions.
NAMED = {f"newsroom/editor/{PurePath(path).stem}": path for path in MODULES}
# What a module asks for is fetched early, not once that module has been read.
EARLY = dict.fromkeys(
    [
        "django_prose_editor/editor.js",
        *SHARED.values(),
        *MODULES,
        "articles/editor/starting.js",
    ]
)
# The parts of the format that the package does not bring, by the name their module exports.
OWN = {
    "Fact": {},
    "Cite": {},
    "Quotation": {},
    "RecordBlock": {},
    "BlockMenu": {},
    "Picture": {},
    "FactsAtHand": {},
    "Insert": {},
    "Paste": {},
    "Keys": {},
    "Toolbar": {},
    "Steps": {},
    "Posting": {},
    "Embeds": {"hosts": HOSTS},
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
    # Ours has names, works by keyboard, and draws no letters of a font for icons.
    "Menu": False,
    **OWN,
}


class EditorWidget(ProseEditorWidget):
    """The text area with its editor, and the modules of ours that the editor loads.

    Until the editor stands, the words show in the type of the page; where it fails, the text area.
    """

    template_name = "admin/articles/editor.html"

    def format_value(self, value):
        # The script below the text area draws it before the editor is there to refuse anything.
        return clean_body(value)

    @property
    def media(self):
        return Media(
            importmap=importmap | ImportMap(SHARED | LATER | NAMED),
            css={"all": ["articles/editor.css", "articles/tools.css"]},
            js=[Script(path, type="module") for path in EARLY],
        )


class EditorField(ProseEditorFormField):
    """The form field of a body: what it gives is clean, and another spelling is no change."""

    def __init__(self, **options):
        options.setdefault("widget", EditorWidget)
        # The name of the attribute that ``starting.js`` reads: the package starts later than that.
        super().__init__(config={"extensions": EXTENSIONS}, preset="paper", **options)

    def to_python(self, value):
        return clean_body(super().to_python(value))

    def has_changed(self, initial, data):
        return not self.disabled and clean_body(initial) != clean_body(data)
