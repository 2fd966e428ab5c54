"""The people whom the library draws, in the same poses. `library/looks.yaml` has the words for them.

The accent is darker where the skin is: what works must be told from it on a black and white copy as well.
"""

from collections.abc import Mapping

from .look import Build, Look, Palette

LOOKS: Mapping[str, Look] = {
    "short-hair": Look(),
    "grey-bun": Look(
        palette=Palette(
            skin="#f3dccb", skin_far="#faf0e8", shirt="#d9c6dc", shirt_far="#ede4ef", shorts="#a7b3b8",
            shorts_far="#d6dcdf", hair="#c9ccd0",
        ),
        hair="bun",
        glasses=True,
    ),
    "curly-hair": Look(
        palette=Palette(
            skin="#b5835f", skin_far="#dcc3b1", shirt="#f0dca6", shirt_far="#f7eed6", shorts="#a9b7a0",
            shorts_far="#d6ddd1", hair="#2b2523", accent="#a5300b", accent_soft="#d98a63", hatching="#3f1204",
        ),
        hair="curly",
    ),
    "headscarf": Look(
        palette=Palette(
            skin="#e6bf9c", skin_far="#f3e0cf", shirt="#c4d8c2", shirt_far="#e2ece1", shorts="#b3b4c6",
            shorts_far="#dadbe4", hair="#e3c9cf",
        ),
        hair="scarf",
        covered=True,
    ),
    "white-beard": Look(
        palette=Palette(
            skin="#d9a57f", skin_far="#ecd3c1", shirt="#e6e2d3", shirt_far="#f2f0e8", shorts="#a9bcc9",
            shorts_far="#d6dfe6", hair="#eceae6", accent="#b23d12", accent_soft="#e5a17e", hatching="#6a1d06",
        ),
        build=Build(trunk=1.1),
        hair="receding",
        beard=True,
    ),
}  # fmt: skip
DEFAULT = next(iter(LOOKS))
"""Who is drawn where nobody was chosen."""
