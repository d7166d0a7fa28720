/**
 * The two ladders: where every level stands, and which pathway crosses from one to the other.
 *
 * Levels that the document treats alike stand at the same height, so a crossing reads as a step
 * sideways and not as a climb.
 */

import type { Decision, Facts, Status } from "./types";

export type Ladder = "skill_levels" | "titles";

export interface Rung {
  ladder: Ladder;
  level: string;
  height: number;
}

export interface Crossing {
  pathway: string;
  from: Rung;
  to: Rung;
}

export const SKILL_LEVELS = [
  "apprentice",
  "junior_worker",
  "intermediate_worker",
  "senior_worker",
  "technician",
  "senior_technician",
  "special_technician",
  "chief_technician",
];

const TITLE_HEIGHTS: [string, number][] = [
  ["junior", 3],
  ["intermediate", 4],
  ["associate_senior", 5],
  ["full_senior", 6.5],
];

export const skillRungs: Rung[] = SKILL_LEVELS.map((level, height) => ({ ladder: "skill_levels", level, height }));
export const titleRungs: Rung[] = TITLE_HEIGHTS.map(([level, height]) => ({ ladder: "titles", level, height }));

const STEPS: [pathway: string, skill: string, title: string][] = [
  ["title-junior", "senior_worker", "junior"],
  ["title-intermediate", "technician", "intermediate"],
  ["title-associate-senior", "senior_technician", "associate_senior"],
  ["title-full-senior", "special_technician", "full_senior"],
  ["title-full-senior", "chief_technician", "full_senior"],
  ["skill-senior-worker", "senior_worker", "junior"],
  ["skill-technician", "technician", "intermediate"],
  ["skill-senior-technician", "senior_technician", "associate_senior"],
  ["skill-special-technician", "special_technician", "associate_senior"],
  ["skill-chief-technician", "chief_technician", "full_senior"],
];

const rungOf = (rungs: Rung[], level: string): Rung => rungs.find((rung) => rung.level === level)!;

export const crossings: Crossing[] = STEPS.map(([pathway, skill, title]) => {
  const ends = [rungOf(skillRungs, skill), rungOf(titleRungs, title)] as const;
  const [from, to] = pathway.startsWith("title-") ? ends : [ends[1], ends[0]];
  return { pathway, from, to };
});

export const statusOf = (decision: Decision | null, pathway: string): Status =>
  decision?.pathways.find(({ id }) => id === pathway)?.status ?? "unknown";

export const holds = (facts: Facts, { ladder, level }: Rung): boolean =>
  level in ((facts[ladder] as object | null | undefined) ?? {});
