/** The facts held, one row for each thing that can be changed or removed by itself. */

import type { Facts, When } from "./types";
import { whenText } from "./when";
import type { FactType, Words } from "./words";

export interface Row {
  id: string;
  fact: string;
  /** The level or the place in the list, where the fact holds several things. */
  part: string | null;
  name: string;
  value: string;
  type: FactType;
}

export interface Award {
  contest: string | null;
  prize: string | null;
}

export type Levels = Record<string, When>;

/** What one row says: the part of the fact it stands for, and its words. */
type Said = [value: string, part?: string];

export const levelsOf = (facts: Facts, fact: string): Levels => (facts[fact] as Levels | null) ?? {};
export const listOf = <T>(facts: Facts, fact: string): T[] => (facts[fact] as T[] | null) ?? [];

export function rowsOf(facts: Facts, words: Words): Row[] {
  return Object.keys(facts)
    .filter((fact) => facts[fact] !== null && facts[fact] !== undefined)
    .flatMap((fact) => {
      const type = words.type(fact) ?? "choice";
      return SAYING[type](facts, fact, words).map(([value, part]) => ({
        id: part === undefined ? fact : `${fact}.${part}`,
        fact,
        part: part ?? null,
        name: words.fact(fact),
        value,
        type,
      }));
    });
}

const NONE: Said[] = [["没有"]];
const orNone = (said: Said[]): Said[] => (said.length ? said : NONE);

const SAYING: Record<FactType, (facts: Facts, fact: string, words: Words) => Said[]> = {
  choice: (facts, fact, words) => [[words.value(fact, String(facts[fact]))]],
  bool: (facts, fact) => [[facts[fact] ? "是" : "不是"]],
  days: (facts, fact) => [[`${String(facts[fact])} 天`]],
  when: (facts, fact) => [[whenText(facts[fact] as When)]],
  work: (facts, fact) => [[workText(facts[fact])]],
  set: (facts, fact, words) =>
    orNone(listOf<string>(facts, fact).map((value, i) => [words.value(fact, value), String(i)])),
  levels: (facts, fact, words) =>
    orNone(Object.entries(levelsOf(facts, fact)).map(([level, when]) => [`${words.value(fact, level)}，${whenText(when)}`, level])),
  awards: (facts, fact, words) =>
    orNone(listOf<Award>(facts, fact).map((award, i) => [awardText(award, fact, words), String(i)])),
};

function awardText({ contest, prize }: Award, fact: string, words: Words): string {
  const { contests, prizes } = words.awards(fact);
  return (contest ? (contests[contest] ?? contest) : "哪个比赛没说清") + (prize ? (prizes[prize] ?? prize) : "，奖项没说清");
}

export const gapOf = (work: unknown): number | null =>
  typeof work === "object" && work !== null ? (work as { gap_days: number }).gap_days : null;

function workText(work: unknown): string {
  const gap = gapOf(work);
  return gap !== null ? `做着，中间停过 ${gap} 天` : work ? "一直在做" : "没有做";
}

/** The smallest change that takes this one row away and leaves the rest. */
export function withoutRow(facts: Facts, { fact, part, type }: Row): Facts {
  if (part === null) return { [fact]: null };
  if (type !== "levels") {
    const list = listOf<unknown>(facts, fact).filter((_, i) => String(i) !== part);
    return { [fact]: list.length ? list : null };
  }
  const levels = Object.entries(levelsOf(facts, fact)).filter(([level]) => level !== part);
  return { [fact]: levels.length ? Object.fromEntries(levels) : null };
}

/** The levels with one of them changed; without a level, "holds none". */
export function withLevel(facts: Facts, { fact, part }: Row, level: string, when: When): Facts {
  if (!level) return { [fact]: {} };
  const kept = Object.entries(levelsOf(facts, fact)).filter(([other]) => other !== part && other !== level);
  return { [fact]: Object.fromEntries([...kept, [level, when]]) };
}

/** The list with one place of it changed; without a value, that place is gone. */
export function withItem(facts: Facts, { fact, part }: Row, item: unknown): Facts {
  const list = [...listOf<unknown>(facts, fact)];
  list.splice(part === null ? list.length : Number(part), 1, ...(item === null ? [] : [item]));
  return { [fact]: list };
}
