"""The word lists: what to say in place of jargon, and the verbs that a step may open with."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JARGON: Final[dict[str, str]] = {
    "abdomen": "tummy",
    "abdominal": "tummy",
    "abdominals": "tummy muscles",
    "abduct": "move out to the side",
    "abduction": "moving out to the side",
    "activate": "tighten",
    "acute": "sudden",
    "additional": "more",
    "adduct": "bring in to the middle",
    "adduction": "bringing in to the middle",
    "adhere": "keep to",
    "aerobic": "makes you breathe faster",
    "ambulate": "walk",
    "anterior": "front",
    "approximately": "about",
    "bilateral": "both sides",
    "cardiovascular": "heart",
    "cervical": "neck",
    "chronic": "long-lasting",
    "commence": "start",
    "contract": "tighten",
    "contraction": "tightening",
    "contraindicated": "not right for you",
    "core": "tummy and back",
    "discontinue": "stop",
    "distal": "far end",
    "dorsiflex": "bend the foot up",
    "dorsiflexion": "bending the foot up",
    "elevate": "lift",
    "engage": "tighten",
    "exacerbate": "make worse",
    "exacerbation": "flare-up",
    "exhale": "breathe out",
    "extend": "straighten",
    "extension": "straightening",
    "extremity": "arm or leg",
    "flex": "bend",
    "flexion": "bending",
    "frequently": "often",
    "gluteal": "bottom",
    "gluteals": "bottom muscles",
    "glutes": "bottom muscles",
    "gluteus": "bottom muscle",
    "hamstring": "back of the thigh",
    "hamstrings": "back of the thigh",
    "inflammation": "swelling",
    "inhale": "breathe in",
    "initiate": "start",
    "isometric": "without moving",
    "lateral": "side",
    "lumbar": "low back",
    "maintain": "keep",
    "musculoskeletal": "muscle and joint",
    "neutral spine": "small curve in your low back",
    "oedema": "swelling",
    "paraesthesia": "pins and needles",
    "perform": "do",
    "perpendicular": "straight up",
    "physician": "doctor",
    "plantarflexion": "pointing the foot down",
    "posterior": "back",
    "prior to": "before",
    "prone": "on your front",
    "proximal": "near end",
    "quadriceps": "front of the thigh",
    "quadruped": "hands and knees",
    "quads": "front of the thigh",
    "range of motion": "how far you can move",
    "regimen": "plan",
    "repetition": "time",
    "repetitions": "times",
    "reps": "times",
    "rotate": "turn",
    "rotation": "turning",
    "scapula": "shoulder blade",
    "scapulae": "shoulder blades",
    "sets": "times in all",
    "subsequently": "then",
    "sufficient": "enough",
    "supine": "on your back",
    "symptom": "problem",
    "symptoms": "problems",
    "thoracic": "upper back",
    "trunk": "body",
    "unilateral": "one side",
    "utilise": "use",
    "utilize": "use",
    "vertebra": "bone of the back",
    "vertebrae": "bones of the back",
}

IMPERATIVES: Final = _words(
    """
    add aim allow arch ask balance be begin bend bounce brace breathe bring build call change check choose circle
    clasp clench climb close come continue cool count cover cross crouch cup curl cycle dip do draw drink drive drop
    ease extend face feel find finish fix flatten float fold follow get give glide go grasp grip hang have hinge hold
    hook hug imagine jump keep kick kneel lace lay lead lean leave let lie lift line lock look loop loosen lower lunge
    make march mark measure move nod open pass pause pick place plant point press pull push put raise reach relax
    remember repeat rest return reverse ride rise rock roll rotate round run sag say scoop separate set shake shift
    shrug shuffle sink sit slide slip slow smile soften spread squat squeeze stand start stay step stop straighten
    stretch support swap sweep swing switch take talk tap tell think tie tighten tilt tip touch trace travel try tuck
    turn twist unbend uncurl unroll untwist use wait walk warm watch wear wiggle wrap write
    """
)

LEADS: Final = _words(
    "slowly gently carefully softly smoothly firmly lightly quickly steadily now then next first last always never "
    "again only just also still"
)
OPENERS: Final = _words(
    "after as at before during for from if in keeping lying on once sitting standing to until when while with without"
)

NEGATIVES: Final = _words("not no never none nothing nobody neither nor without unless cannot avoid avoiding")
UN_WORDS: Final = _words(
    "unable uncommon uncomfortable unhelpful unimportant unlikely unnecessary unpleasant unstable unusual unwell "
    "impossible improbable inactive incorrect infrequent insignificant"
)

FORMS_OF_BE: Final = _words("is are was were be been being get gets got")
PARTICIPLES: Final = _words(
    "begun broken brought built caught chosen done drawn driven eaten felt found given heard held kept known laid "
    "led lost made meant met paid put read said seen sent shown taken taught told thought worn written"
)
ADJECTIVES: Final = _words(
    "tired relaxed worried scared pleased supposed bored interested crossed raised used closed curled turned injured "
    "naked wicked red bed need speed indeed"
)
