"""How many renditions a CPU-second makes from one photograph of 10.7 million pixels.

Run ``python bench/renditions.py [ROUNDS]``. The limit to hold: 26 without AVIF.
"""

import os
import random
import sys
import time
from io import BytesIO
from pathlib import Path

import django
from PIL import Image as Pixels

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from images import renditions  # noqa: E402 -- needs the settings
from images.models import Image  # noqa: E402 -- needs the settings
from images.reading import read_picture  # noqa: E402 -- needs the settings
from images.storing import hold  # noqa: E402 -- needs the settings

SIZE = (4000, 2667)


def photograph() -> bytes:
    """Give a JPEG with the soft shapes and the noise of a photograph, the same every time."""
    chance = random.Random(1)  # noqa: S311 -- draws noise, keeps no secret
    coarse = Pixels.frombytes("RGB", (40, 27), chance.randbytes(40 * 27 * 3))
    grain = Pixels.frombytes("RGB", (1000, 667), chance.randbytes(1000 * 667 * 3))
    picture = Pixels.blend(coarse.resize(SIZE), grain.resize(SIZE), 0.06)
    file = BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


def made(data: bytes) -> int:
    """Read ``data``, encode every rendition and give their number."""
    picture = read_picture(data, name="bench.jpg")
    image = Image()
    hold(image, picture)
    files = list(renditions.encode(image, picture.pixels))
    return len(files) - 1  # The kept one is none.


def rate(data: bytes, rounds: int) -> str:
    """Say how many renditions a CPU-second makes: the median of ``rounds``."""
    rates = []
    for _ in range(rounds):
        start = time.process_time()
        number = made(data)
        rates.append(number / (time.process_time() - start))
    formats = ", ".join(renditions.ENCODERS)
    return f"{formats}: {number} renditions, {sorted(rates)[rounds // 2]:.1f} a CPU-second\n"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    data = photograph()
    sys.stdout.write(f"one JPEG of {SIZE[0]} x {SIZE[1]} pixels, {len(data) / 1024:.0f} KB\n")
    sys.stdout.write(rate(data, rounds))
    # The peers were measured without AVIF.
    del renditions.ENCODERS["avif"]
    sys.stdout.write(rate(data, rounds))


if __name__ == "__main__":
    main()
