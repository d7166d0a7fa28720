"""Questions as one policy words them: its own, with the rows of its tables in place of ``{fact.cell}``.

``{enterprise.nickname}`` stands for that cell of every row of the table that begins with a column for ``enterprise``,
``{enterprise.field:或}`` for the same with 或 before the last, ``{enterprise.count}`` for the number of rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from policy_rules.facts.declarations import (
    Choice,
    ChoiceFact,
    Declaration,
    FactDeclarations,
    Question,
    QuestionVariant,
)
from policy_rules.policy.content import PolicyQuestion, PolicyVariant, Table

Questions = dict[str, Question]
Variants = dict[str, tuple[QuestionVariant, ...]]
Asked = TypeVar("Asked", bound=Question)

_ROWS = re.compile(r"\{(\w+)\.(\w+)(?::([^}]+))?\}")
_NUMBERS = "零一二三四五六七八九十"


def questions_of(
    declarations: FactDeclarations, own: Mapping[str, PolicyQuestion], tables: Mapping[str, Table]
) -> tuple[Questions, Variants]:
    """The question for each fact and its variants, the policy's own variants first."""
    questions: Questions = {}
    variants: Variants = {}
    for name, declaration in declarations.facts.items():
        worded = own.get(name, PolicyQuestion())
        question = worded.question or declaration.question
        if question:
            questions[name] = _with_rows(_with_answers(name, question, declaration), tables)
        of_policy = [each for variant in worded.variants for each in _for_each_row(variant, tables)]
        variants[name] = tuple(_with_rows(each, tables) for each in (*of_policy, *declaration.variants))
    return questions, variants


def _with_answers(name: str, question: Question, declaration: Declaration) -> Question:
    """The rows of a table are the answers to the question which of them it is."""
    if not isinstance(declaration, ChoiceFact) or not declaration.values_from_tables or question.choices:
        return question
    choices = tuple(Choice(value=value, label=label, sets={name: value}) for value, label in declaration.values.items())
    return question.model_copy(update={"choices": choices})


def _for_each_row(variant: PolicyVariant, tables: Mapping[str, Table]) -> list[QuestionVariant]:
    if not variant.for_each_row:
        return [variant]
    table = tables[variant.for_each_row]
    keys = dict.fromkeys(row[table.key] for row in table.rows)
    shared = variant.model_dump(exclude={"for_each_row", "when"})
    return [QuestionVariant(**shared, when={table.columns[table.key]: key}) for key in keys]


def _with_rows(question: Asked, tables: Mapping[str, Table]) -> Asked:
    """``question`` with the rows of tables in its words; as it is where it names none."""
    texts = (question.text, question.why, question.help, *(choice.label for choice in question.choices))
    if not any(_ROWS.search(text) for text in texts):
        return question

    def said(text: str) -> str:
        return _ROWS.sub(lambda found: _listed(found, tables), text)

    choices = tuple(choice.model_copy(update={"label": said(choice.label)}) for choice in question.choices)
    worded = {"text": said(question.text), "why": said(question.why), "help": said(question.help), "choices": choices}
    return question.model_copy(update=worded)


def _listed(found: re.Match[str], tables: Mapping[str, Table]) -> str:
    fact, cell, last = found.groups()
    table = next((one for one in tables.values() if one.columns[one.key] == fact), None)
    rows = {row[table.key]: row for row in table.rows} if table else {}
    if cell == "count":
        return _NUMBERS[len(rows)] if len(rows) < len(_NUMBERS) else str(len(rows))
    cells = list(dict.fromkeys(row[cell] for row in rows.values() if row.get(cell)))
    if last and len(cells) > 1:
        return "、".join(cells[:-1]) + last + cells[-1]
    return "、".join(cells)
