"""The pictures of the demo: drawn by ``images.drawings``, described and stored like any other."""

from dataclasses import dataclass

from images.drawings import DRAWINGS, draw
from images.models import Image, Rights
from images.storing import AlreadyStored, store_image

CREDIT = "Illustration: Newsroom"


@dataclass(frozen=True)
class Sketch:
    """What the desk writes about a drawing, and the point that no crop may lose."""

    title: str
    alt: str
    focus: tuple[float, float] = (0.5, 0.5)
    depicts: str = ""
    taken: str = ""


SKETCHES = {
    "everybody-loves-diamonds": Sketch(
        "Everybody Loves Diamonds: the vault",
        "A wall of blue safe-deposit boxes, some open and glowing, behind one large cut diamond.",
        (0.5, 0.52),
    ),
    "everybody-loves-diamonds-poster": Sketch(
        "Everybody Loves Diamonds: poster",
        "A large cut diamond in front of a wall of blue safe-deposit boxes, some of them lit.",
        (0.5, 0.47),
    ),
    "stolen-heist-of-the-century": Sketch(
        "Stolen: the tape recorder",
        "Two reels of tape turning on a green tape recorder, with a meter and a red key.",
        (0.29, 0.4),
    ),
    "stolen-heist-of-the-century-poster": Sketch(
        "Stolen: poster",
        "Two reels of tape, one above the other, on a green tape recorder.",
        (0.5, 0.25),
    ),
    "flawless": Sketch(
        "Flawless: the book",
        "A dark blue book with the outline of a cut diamond on its cover.",
    ),
    "money-heist": Sketch(
        "Money Heist: the mask",
        "A calm, smiling mask with closed eyes under a red hood, before a purple curtain.",
    ),
    "oceans-eleven": Sketch(
        "Ocean's Eleven: the crew",
        "Eleven men in suits stand in a wedge; a beam of light falls on the one in front.",
    ),
    "antwerp-diamond-heist": Sketch(
        "Antwerp by night",
        "Stepped gables and the tower of a cathedral before a huge moon, seen across a river.",
        (0.53, 0.4),
        depicts="The old town of Antwerp with the tower of its cathedral, across the Scheldt.",
        taken="17 November 2026",
    ),
    "vault-door": Sketch(
        "The vault door",
        "The round steel door of a vault stands ajar, and light falls past it.",
        (0.5, 0.48),
    ),
    "briefcase": Sketch(
        "The man with the briefcase",
        "A man in hat and coat, seen from behind, walks down a street with a brown briefcase.",
        (0.5, 0.4),
        depicts="A man with a briefcase in a street at night.",
    ),
    "love-and-death": Sketch(
        "Love & Death: the house",
        "A small white house at dusk, one window lit, its shadow long on the lawn.",
        (0.45, 0.45),
    ),
    "burning-body": Sketch(
        "Burning Body: the car",
        "A tall flame rises behind the outline of a car on a road at night.",
    ),
    "the-woman-in-the-wall": Sketch(
        "The Woman in the Wall: the window",
        "The outline of a woman in a lit doorway in a violet brick wall that has begun to crack.",
    ),
    "the-tinder-swindler": Sketch(
        "The Tinder Swindler: the phone",
        "A phone with a broken heart on its screen, cards fanned out behind it.",
    ),
    "dont-fk-with-cats": Sketch(
        "Don't F**k with Cats: the cat",
        "The head of a cat made of dark squares, its yellow eyes wide open beside a mouse pointer.",
        (0.5, 0.55),
    ),
    "a-million-miles-away": Sketch(
        "A Million Miles Away: the field",
        "A boy in a straw hat in a ploughed field looks up along a dotted path to the moon.",
        (0.7, 0.4),
    ),
    "lessons-in-chemistry": Sketch(
        "Lessons in Chemistry: the flasks",
        "Two laboratory flasks bubble on a table, one orange, one purple.",
        (0.48, 0.6),
    ),
    "the-fall-of-the-house-of-usher": Sketch(
        "The Fall of the House of Usher: the house",
        "A black house, split from roof to ground, before a huge pale moon.",
    ),
    "a-clockwork-orange": Sketch(
        "A Clockwork Orange: the wheel",
        "Half an orange whose peel is a cogwheel, beside a smaller purple wheel.",
        (0.35, 0.5),
    ),
    **{
        name: Sketch(
            f"Drawn bust: {name.removeprefix('bust-').replace('-', ', ')}",
            "A drawn head and shoulders without a face: no likeness.",
            (0.5, 0.4),
        )
        for name in DRAWINGS
        if name.startswith("bust-")
    },
}


def demo_image(name, *, by=None):
    """The stored image of the drawing called ``name``, drawn and stored if it is not there yet."""
    sketch = SKETCHES[name]
    if image := Image.objects.filter(title=sketch.title, credit=CREDIT).first():
        return image
    across, down = sketch.focus
    try:
        return store_image(
            draw(name),
            alt=sketch.alt,
            credit=CREDIT,
            by=by,
            title=sketch.title,
            rights=Rights.OWN,
            depicts=sketch.depicts,
            taken=sketch.taken,
            focal_x=across,
            focal_y=down,
        )
    except AlreadyStored as stored:
        # An editor gave it another title.
        return stored.image
