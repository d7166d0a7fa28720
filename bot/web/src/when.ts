/** Dates as people remember them: a day, a month, a year, or "between". */

import type { When } from "./types";

export type Precision = "day" | "month" | "year" | "unknown";

export interface Parts {
  precision: Precision;
  year: string;
  month: string;
  day: string;
}

const words = (date: string): string => {
  const [year, month, day] = date.split("-");
  return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
};

/** "2021-06" as "2021年6月"; an interval with both its ends. */
export function whenText(when: When): string {
  if (when === null || when === undefined) return "日期还没说";
  return typeof when === "string" ? words(when) : `${words(when.earliest)}至${words(when.latest)}之间`;
}

/** What the picker starts from: the date held, else nothing. */
export function partsOf(when: When): Parts {
  const [year = "", month = "", day = ""] = typeof when === "string" ? when.split("-") : [];
  const precision = when === null ? "unknown" : day || !year ? "day" : month ? "month" : "year";
  return { precision, year, month: month && String(Number(month)), day: day && String(Number(day)) };
}

/** The date picked, in the shape of the facts; undefined while something is missing. */
export function whenOf({ precision, year, month, day }: Parts): When | undefined {
  if (precision === "unknown") return null;
  if (!year) return undefined;
  if (precision === "year") return year;
  if (!month) return undefined;
  const yearAndMonth = `${year}-${month.padStart(2, "0")}`;
  if (precision === "month") return yearAndMonth;
  return day && Number(day) <= daysIn(year, month) ? `${yearAndMonth}-${day.padStart(2, "0")}` : undefined;
}

export function daysIn(year: string, month: string): number {
  if (!month) return 31;
  return new Date(Date.UTC(Number(year || 2000), Number(month), 0)).getUTCDate();
}
