/** The names of facts and their values: all of them come with the policy, none is known here. */

import type { Choice } from "./types";

export type FactType = "choice" | "bool" | "levels" | "work" | "awards" | "set" | "when" | "days";

type Labels = Record<string, string>;

/** How the policy declares a fact. */
export interface Declaration {
  type: FactType;
  label: string;
  values?: Labels;
  levels?: Labels;
  group_labels?: Labels;
  contests?: Labels;
  prizes?: Labels;
}

export interface Contact {
  office: string;
  phone: string;
  about: string;
}

/** What happens to what is said; agreed to by version before the first message. */
export interface Notice {
  version: string;
  summary: string;
  details: string[];
}

/** How the levels of a fact are drawn: level to height. */
export interface LadderContent {
  fact: string;
  title: string;
  heights: Record<string, number>;
}

/** A pathway as the policy tells it: the steps from ladder to ladder that it is, each a fact and its level. */
export interface PathwayContent {
  id: string;
  crosses?: { from: Record<string, string>; to: Record<string, string> }[];
}

export interface Policy {
  id?: string;
  number?: string;
  title?: string;
  notice?: Notice;
  facts?: Record<string, Declaration>;
  contacts?: Contact[];
  ladders?: LadderContent[];
  pathways?: PathwayContent[];
}

export class Words {
  constructor(readonly policy: Policy = {}) {}

  type(fact: string): FactType | undefined {
    return this.policy.facts?.[fact]?.type;
  }

  /** The name of a fact, or of the date of one level of it. */
  fact(name: string): string {
    const [fact = "", level] = name.split(".");
    return level ? `${this.value(fact, level)}的取得日期` : (this.policy.facts?.[fact]?.label ?? fact);
  }

  value(fact: string, value: string): string {
    return this.labels(fact)[value] ?? value;
  }

  choices(fact: string): Choice[] {
    return choicesOf(this.labels(fact));
  }

  /** Contests and prizes, which one fact holds side by side. */
  awards(fact: string): { contests: Labels; prizes: Labels } {
    const { contests = {}, prizes = {} } = this.policy.facts?.[fact] ?? {};
    return { contests, prizes };
  }

  private labels(fact: string): Labels {
    const { values, levels, group_labels } = this.policy.facts?.[fact] ?? {};
    return values ?? { ...levels, ...group_labels };
  }
}

export const choicesOf = (labels: Labels): Choice[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
