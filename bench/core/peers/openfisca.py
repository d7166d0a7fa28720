"""OpenFisca-Core: a variable per pathway over whole columns of people; its answer is yes or no, with no reasons.

One person: a simulation built from the JSON of that person, then calculated. Many: a new simulation with columns that
are encoded already. Texts and lists are numbers here: an employer is an index, a list of awards is a set of bits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.core.clauses import FIELDS, PATHWAYS, Clause, Every, Has, Is, OneOf, Pathway, Reached, Some
from bench.core.people import AS_OF, CONTESTS, EMPLOYERS, HONOURS, PRIZES

Person = dict[str, Any]
Column = Any
"""A numpy array of any kind; what a formula is given has no published types."""
DAY = AS_OF.isoformat()


class Rules:
    """The pathways as variables of one system."""

    def __init__(self, example: Person) -> None:
        self._index = {
            "employer": _index("employer", EMPLOYERS),
            "honours": _index("honours", HONOURS),
            "awards": _index("awards", (f"{contest} {prize}" for contest in CONTESTS for prize in PRIZES)),
        }
        self._entity = Entity("person", "people", "", "")
        self._system = TaxBenefitSystem([self._entity])
        for name in ("today", *FIELDS):
            self._system.add_variable(self._input(name, example[name]))
        for pathway in PATHWAYS:
            self._system.add_variable(self._pathway(pathway))

    def one(self, encoded: Person) -> list[bool]:
        """Build a simulation for one person and calculate every pathway."""
        simulation = SimulationBuilder().build_from_entities(self._system, {"people": {"one": encoded}})
        return [bool(simulation.calculate(output(pathway), DAY)[0]) for pathway in PATHWAYS]

    def many(self, columns: dict[str, Column]) -> list[Column]:
        """A new simulation of as many people as the columns are long."""
        simulation = SimulationBuilder().build_default_simulation(self._system, len(columns["today"]))
        for name, column in columns.items():
            simulation.set_input(name, "ETERNITY", column)
        return [simulation.calculate(output(pathway), DAY) for pathway in PATHWAYS]

    def encoded(self, person: Person) -> Person:
        """One person with texts as numbers."""
        return {name: {"ETERNITY": self._number(name, value)} for name, value in person.items()}

    def columns(self, people: Sequence[Person]) -> dict[str, Column]:
        """Many people as columns."""
        return {name: np.array([self._number(name, one[name]) for one in people]) for name in people[0]}

    def _number(self, name: str, value: Column) -> Column:
        if isinstance(value, str):
            return self._index[name].index(value)
        if isinstance(value, list):
            return sum(1 << place for place, one in enumerate(self._index[name]) if one in value)
        return value

    def _input(self, name: str, value: object) -> type[Variable]:
        return self._variable(name, bool if isinstance(value, bool) else int)

    def _pathway(self, pathway: Pathway) -> type[Variable]:
        every = [self._formula(one) for one in pathway.conditions]
        branches = [[self._formula(one) for one in branch] for branch in pathway.branches]

        def formula(person: Column, period: Column) -> Column:
            value = np.logical_and.reduce([one(person, period) for one in every])
            if branches:
                ways = [np.logical_and.reduce([one(person, period) for one in branch]) for branch in branches]
                value &= np.logical_or.reduce(ways)
            return value

        return self._variable(output(pathway), bool, formula=formula, definition_period=DateUnit.DAY)

    def _variable(self, name: str, value_type: type, **more: object) -> type[Variable]:
        settings = {"value_type": value_type, "entity": self._entity, "definition_period": DateUnit.ETERNITY}
        return type(name, (Variable,), {**settings, "label": name, **more})

    def _formula(self, clause: Clause) -> Callable[[Column, Column], Column]:
        if isinstance(clause, Is):
            wanted = clause.value
            return lambda person, period: person(clause.field, period) == wanted
        if isinstance(clause, Reached):
            return lambda person, period: person(clause.field, period) <= person("today", period)
        if isinstance(clause, OneOf):
            told = np.array([value in clause.values for value in self._index[clause.field]])
            return lambda person, period: told[person(clause.field, period)]
        if isinstance(clause, Has):
            bits = self._number(clause.field, list(clause.values))
            return lambda person, period: (person(clause.field, period) & bits) != 0
        parts = [self._formula(part) for part in clause.parts]
        together = np.logical_and if isinstance(clause, Every) else np.logical_or
        return lambda person, period: together.reduce([part(person, period) for part in parts])


def output(pathway: Pathway) -> str:
    """The name of a pathway's variable."""
    return pathway.id.replace("-", "_")


def _values(field: str, clauses: Iterable[Clause]) -> Iterator[str]:
    """The values of a field that any of the clauses names."""
    for clause in clauses:
        if isinstance(clause, Every | Some):
            yield from _values(field, clause.parts)
        elif isinstance(clause, Has | OneOf) and clause.field == field:
            yield from clause.values


def _index(field: str, told: Iterable[str]) -> tuple[str, ...]:
    """Every value that is told or named, once."""
    named = (one for pathway in PATHWAYS for way in pathway.ways for one in way)
    return tuple(dict.fromkeys((*told, *_values(field, named))))
