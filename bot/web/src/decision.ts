/** A decision in the words, order and numbers that a person wants to see. */

import type { Decision, Pathway, Reason, Status } from "./types";
import { whenText } from "./when";

/** Status in words; the colour only repeats it. */
export const STATUS_WORDS: Record<Status, string> = {
  open: "可以申报",
  not_yet: "还差时间",
  unknown: "还缺信息",
  closed: "暂不适用",
};

/** A shape beside the word, for whoever cannot tell the colours apart. */
export const STATUS_MARKS: Record<Status, string> = { open: "✓", not_yet: "◷", unknown: "?", closed: "–" };

export const REASON_WORDS = { met: "已满足", not_yet: "时间未到", unmet: "不满足", unknown: "还不知道" } as const;

const ORDER: Status[] = ["open", "not_yet", "unknown", "closed"];

/** Best news first; within one status, the document's own order. */
export function byHope(decision: Decision): Pathway[] {
  return ORDER.flatMap((status) => decision.pathways.filter((p) => p.status === status));
}

export function counts(decision: Decision): [Status, number][] {
  return ORDER.map((status): [Status, number] => [
    status,
    decision.pathways.filter((p) => p.status === status).length,
  ]).filter(([, number]) => number > 0);
}

/** "Fails on the employer" and "fails on the person" are different news. */
export function whereItFails(pathway: Pathway): string {
  const { status, personal_status: personal } = pathway;
  if (status !== "closed" || !personal) return "";
  if (personal === "open") return "卡在单位或岗位范围：您个人的条件已经够了。";
  if (personal === "not_yet") return "卡在单位或岗位范围：您个人的条件只差时间。";
  if (personal === "closed") return "卡在个人条件。";
  return "";
}

/** The first day, and where the dates told leave it open, also the last it can be. */
export function earliestText({ earliest, earliest_sure: sure }: Pathway): string[] {
  if (!earliest) return [];
  if (!sure || sure === earliest) return [`最早 ${whenText(earliest)}`];
  return [`最早 ${whenText(earliest)}，`, `最迟 ${whenText(sure)}`];
}

/** The day that is safe to put into a calendar: the one that holds in the worst case. */
export const calendarDay = ({ earliest, earliest_sure: sure }: Pathway): string | null =>
  sure ?? earliest ?? null;

/** The reasons that belong to every way (0) first, then way by way. */
export function branches(reasons: Reason[]): [number, Reason[]][] {
  const numbers = [...new Set(reasons.map(({ branch = 0 }) => branch))].sort((a, b) => a - b);
  return numbers.map((number) => [number, reasons.filter(({ branch = 0 }) => branch === number)]);
}
