/**
 * The ladders of a policy: where every level stands, and which pathway crosses from one to another.
 *
 * All of it comes with the policy. Levels that its document treats alike stand at the same height, so a crossing
 * reads as a step sideways and not as a climb.
 */

import type { Decision, Facts, Status } from "./types";
import type { Policy } from "./words";

export interface Rung {
  /** The fact that holds the levels of the ladder. */
  ladder: string;
  level: string;
  height: number;
}

export interface Ladder {
  fact: string;
  title: string;
  rungs: Rung[];
}

export interface Crossing {
  pathway: string;
  from: Rung;
  to: Rung;
}

/** The two ladders that are drawn, left and right, with the steps between them. */
export interface Picture {
  left: Ladder;
  right: Ladder;
  crossings: Crossing[];
  /** How many steps high it is. */
  steps: number;
}

export function pictureOf(policy: Policy): Picture | null {
  const [left, right] = (policy.ladders ?? []).map(
    ({ fact, title, heights }): Ladder => ({
      fact,
      title,
      rungs: Object.entries(heights).map(([level, height]) => ({ ladder: fact, level, height })),
    }),
  );
  if (!left || !right) return null;
  const rungs = [...left.rungs, ...right.rungs];
  const at = (end: Record<string, string>): Rung | undefined =>
    rungs.find(({ ladder, level }) => end[ladder] === level);
  const crossings = (policy.pathways ?? []).flatMap(({ id, crosses = [] }) =>
    crosses.flatMap(({ from, to }) => {
      const [start, end] = [at(from), at(to)];
      return start && end ? [{ pathway: id, from: start, to: end }] : [];
    }),
  );
  return { left, right, crossings, steps: Math.max(...rungs.map(({ height }) => height)) + 1 };
}

export const statusOf = (decision: Decision | null, pathway: string): Status =>
  decision?.pathways.find(({ id }) => id === pathway)?.status ?? "unknown";

export const holds = (facts: Facts, { ladder, level }: Rung): boolean =>
  level in ((facts[ladder] as object | null | undefined) ?? {});
