"""The body of an article as readers see it: section by section, with evidence and blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from articles.blocks import BLOCKS
from articles.body import (
    Block,
    Body,
    Figure,
    RecordBlock,
    Runs,
    Text,
    Writer,
    inline_html,
    is_to_come,
    text_of,
)
from articles.page import NothingToPrint, Page
from newsroom.lib.refusals import Reason
from newsroom.lib.wording import shortened

# Stands where the list of sources goes, until every note has been written.
SOURCES = "<!--sources-->"
COLUMN = "(min-width: 640px) 616px, 100vw"
NAMES = {kind: kind.replace("-", " ") for kind in BLOCKS}


@dataclass
class Section:
    """What stands under one question; the first may have none."""

    id: str = ""
    title: str = ""
    heading: str = ""
    html: str = ""
    notes: str = ""
    blocks: list[Block] = field(default_factory=list)


def set_sections(page: Page) -> list[Section]:
    """The sections of the body, each with the notes of the facts that come up in it first."""
    typesetter = Typesetter(page)
    anchors = {heading.block: heading for heading in page.material.body.headings}
    sections = [Section()]
    for number, block in enumerate(page.material.body.blocks):
        if isinstance(block, Text) and block.tag == "h2":
            heading = anchors[number]
            sections.append(Section(heading.anchor, heading.text))
        sections[-1].blocks.append(block)
    for section in sections:
        typesetter.set_section(section)
    return [section for section in sections if section.html or section.heading]


class Typesetter(Writer):
    """Writes blocks for readers: facts get numbers, pictures files, record blocks their records."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.place = ""
        self.anchors = iter(
            heading.anchor for heading in page.material.body.headings if heading.level == 3
        )

    def set_section(self, section: Section) -> None:
        """Fill in heading, text and notes of ``section`` from its blocks."""
        blocks = section.blocks
        self.place = f" under “{section.title}”" if section.title else ""
        if section.title:
            section.heading = _safe(self.inline(blocks[0].runs))
            blocks = blocks[1:]
        parts = []
        for gives_away, group in groupby(blocks, key=self._gives_away):
            write = self._folded if gives_away else self._open
            parts.append(write(group))
        section.html = _safe("\n".join(filter(None, parts)))
        section.notes = self.page.notes.box()

    def _gives_away(self, block: Block) -> bool:
        facts = self.page.material.facts
        return any(facts[ref].spoiler for ref in Body([block]).fact_refs if ref in facts)

    def _open(self, blocks: Iterable[Block]) -> str:
        return "\n".join(filter(None, map(self.block, blocks)))

    def _folded(self, blocks: Iterable[Block]) -> str:
        notes, show = self.page.notes, self.page.material.show
        with notes.apart():
            context = {
                "title": show.title if show else "",
                "html": _safe(self._open(blocks)),
                "notes": notes.box(),
            }
        if not context["html"]:
            return ""
        return render_to_string("articles/blocks/spoiler.html", context).strip()

    # -- Text ---------------------------------------------------------------------------------

    def text(self, block: Text) -> str:
        identity = f' id="{next(self.anchors)}"' if block.tag == "h3" else ""
        return f"<{block.tag}{identity}>{self.inline(block.runs)}</{block.tag}>"

    def inline(self, runs: Runs) -> str:
        html = "".join(self._passages(runs))
        if is_to_come(runs):
            self.page.problems.append(
                Reason(
                    f"“{shortened(text_of(runs))}” is left{self.place}: write it, or take it out.",
                    "to_come",
                )
            )
            return f'<span class="to-come">{html}</span>'
        return html

    def _passages(self, runs: Runs) -> Iterable[str]:
        groups = [(refs, list(group)) for refs, group in groupby(runs, key=lambda run: run.facts)]
        for position, (refs, group) in enumerate(groups):
            facts = [fact for ref in refs if (fact := self.page.printable(ref))]
            if not facts:
                yield inline_html(group)
                continue
            following = groups[position + 1][0] if position + 1 < len(groups) else ()
            # Words that go on resting on a fact get its number at their end only.
            numbered = [fact for fact in facts if fact.ref not in following]
            yield self.page.notes.marked(
                inline_html(group), facts, text_of(group), numbered=numbered
            )

    # -- Pictures and records -----------------------------------------------------------------

    def figure(self, block: Figure) -> str:
        image = self.page.material.images.get(block.image_id)
        if image is None:
            self.page.problems.append(
                Reason(
                    f"A picture{self.place} does not exist any more: choose another, or take it "
                    "out.",
                    "picture_gone",
                )
            )
            return ""
        context = {
            "picture": self.page.picture(image, sizes=COLUMN),
            "caption": _safe(self.inline(block.caption)),
            "credit": image.credit,
        }
        return render_to_string("parts/figure.html", context).strip()

    def record(self, block: RecordBlock) -> str:
        if block.kind == "sources":
            return SOURCES
        if block.kind == "related":
            return ""
        try:
            return BLOCKS[block.kind](block, self.page).strip()
        except NothingToPrint as missing:
            self.page.problems.append(
                Reason(
                    f"The block “{NAMES[block.kind]}”{self.place} prints nothing: {missing}",
                    f"block_{block.kind}",
                    missing.about,
                )
            )
            return ""


def _safe(html: str) -> SafeString:
    """Mark what the writers of body and parts have escaped."""
    return mark_safe(html)  # noqa: S308 -- see above
