"""Many people talk to the bot; what came of it, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.simulator.best_order import indispensable
from tests.simulator.mattering import could_matter
from tests.simulator.person import Person, make
from tests.simulator.talking import Talk, talk


@dataclass
class Report:
    """The figures of a simulation.

    Attributes:
        people: how many talked.
        wrong: those for whom the bot decided otherwise than on the hidden facts.
        repeated: those who were asked the same twice.
        questions: how many questions were put in all.
        least: how many no order could have left out.
        idle: questions whose answer could not have mattered, of those that were looked at.
    """

    people: int = 0
    wrong: list[Person] = field(default_factory=list)
    repeated: list[tuple[Person, list[str]]] = field(default_factory=list)
    questions: int = 0
    least: int = 0
    idle: list[tuple[Person, str]] = field(default_factory=list)

    def add(self, talked: Talk) -> None:
        """Count one talk."""
        asked = [fact for fact, _known in talked.asked]
        self.people += 1
        self.questions += len(asked)
        self.least += len(indispensable(talked.person, asked))
        if not talked.right:
            self.wrong.append(talked.person)
        if talked.repeated:
            self.repeated.append((talked.person, talked.repeated))

    @property
    def mean(self) -> float:
        """Questions a person, on average."""
        return self.questions / self.people

    @property
    def above_best(self) -> float:
        """Questions more than the best order could do with, at most, on average."""
        return (self.questions - self.least) / self.people


def simulate(count: int, *, seed: int, look_closely_at: int) -> Report:
    """Let ``count`` people talk; for the first ones every question is checked for whether it could matter."""
    chance, report = Random(seed), Report()
    for number in range(count):
        talked = talk(make(chance))
        report.add(talked)
        if number < look_closely_at:
            report.idle += [
                (talked.person, fact)
                for fact, known in talked.asked
                if not could_matter(talked.person, known, fact, Random(number))
            ]
    return report
