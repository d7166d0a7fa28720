"""The spaCy pipeline: tokenizer, matcher and one component a stage."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.understanding import topics
from bot.understanding.answering import answers, crossed, replies
from bot.understanding.attachment import dating, refusals
from bot.understanding.attribution import repair, speaker
from bot.understanding.credentials import awards, clarify, levels, statements, unsure
from bot.understanding.employment import employers, groups, posts, work
from bot.understanding.factuality import mood, polarity
from bot.understanding.reading import Reading
from bot.understanding.responses import judging
from bot.understanding.short_answers import elsewhere, taken_back
from bot.understanding.skeleton import sketch, words
from bot.understanding.skeleton.scene import Scene
from bot.understanding.writing.normalise import normalise

if TYPE_CHECKING:
    from datetime import date

STAGES = ("mentions", "speaker", "mood", "polarity", "repair", "dating", "facts", "answers", "topics")

for _attribute in ("scene", "reading"):
    Doc.set_extension(_attribute, default=None, force=True)


@Language.component("mentions")
def _mentions(doc: Doc) -> Doc:
    sketch.fill(doc, doc._.scene)
    return doc


@Language.component("speaker")
def _speaker(doc: Doc) -> Doc:
    speaker.mark(doc._.scene)
    return doc


@Language.component("mood")
def _mood(doc: Doc) -> Doc:
    mood.mark(doc._.scene)
    return doc


@Language.component("polarity")
def _polarity(doc: Doc) -> Doc:
    polarity.mark(doc._.scene)
    return doc


@Language.component("repair")
def _repair(doc: Doc) -> Doc:
    doc._.reading.correction = repair.apply(doc._.scene)
    return doc


@Language.component("dating")
def _dating(doc: Doc) -> Doc:
    dating.attach(doc._.scene)
    return doc


@Language.component("facts")
def _facts(doc: Doc) -> Doc:
    scene, reading = doc._.scene, doc._.reading
    unsure.unsure_levels(scene, reading)
    levels.collect(scene, reading)
    posts.collect(scene, reading, employers.collect(scene, reading))
    clarify.settle(scene, reading)
    awards.collect(scene, reading)
    work.collect(scene, reading)
    statements.collect(scene, reading)
    refusals.collect(scene, reading)
    return doc


@Language.component("answers")
def _answers(doc: Doc) -> Doc:
    scene, reading = doc._.scene, doc._.reading
    if taken_back.is_so(scene):
        reading.correction = True
    elif elsewhere.is_so(scene):
        reading.answer = "other"
    else:
        told = dict(reading.facts)
        answers.read(scene, reading)
        replies.read(scene, reading)
        judging.judge(scene, reading)
        crossed.settle(scene, reading, told)
    groups.which_group(scene, reading)
    return doc


@Language.component("topics")
def _topics(doc: Doc) -> Doc:
    topics.collect(doc._.scene.normal.text, doc._.reading)
    return doc


@cache
def language() -> Language:
    """Return the pipeline, built once."""
    nlp = spacy.blank("zh", vocab=sketch.vocabulary())
    nlp.tokenizer = words.CharacterTokenizer(nlp.vocab)
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def analyse(text: str, today: date, asking: str | None = None) -> tuple[Scene, Reading]:
    """Run the pipeline over one message."""
    nlp = language()
    normal = normalise(text)
    doc = nlp.make_doc(normal.text)
    doc._.scene = Scene(normal, today, asking)
    doc._.reading = Reading()
    if len(doc):
        for _, stage in nlp.pipeline:
            doc = stage(doc)
    return doc._.scene, doc._.reading
