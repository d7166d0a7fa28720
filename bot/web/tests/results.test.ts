import { describe, expect, test } from "vitest";
import { branches, byHope, calendarDay, counts, earliestText, whereItFails } from "../src/decision";
import { crossings, holds, skillRungs, statusOf, titleRungs } from "../src/ladders";
import type { Decision, Pathway, Status } from "../src/types";

const pathway = (id: string, status: Status, change: Partial<Pathway> = {}): Pathway => ({
  id,
  clause: "三",
  status,
  missing: [],
  grants: id,
  verb: "",
  organiser: "",
  reasons: [],
  notes: [],
  ...change,
});
const decision = (...pathways: Pathway[]): Decision => ({ policy: "p", policy_version: "v", as_of: "2026-11-22", pathways });

describe("results", () => {
  const mixed = decision(pathway("a", "closed"), pathway("b", "unknown"), pathway("c", "open"), pathway("d", "open"), pathway("e", "not_yet"));

  test("come with the best news first, else in the document's order", () => {
    expect(byHope(mixed).map(({ id }) => id)).toEqual(["c", "d", "e", "b", "a"]);
  });

  test("are counted by status, without empty counts", () => {
    expect(counts(mixed)).toEqual([["open", 2], ["not_yet", 1], ["unknown", 1], ["closed", 1]]);
    expect(counts(decision(pathway("a", "closed")))).toEqual([["closed", 1]]);
  });

  test("say both ends when the dates told leave the day open", () => {
    expect(earliestText(pathway("a", "not_yet", { earliest: "2027-06-01", earliest_sure: "2027-06-30" })).join("")).toBe(
      "最早 2027年6月1日，最迟 2027年6月30日",
    );
    expect(earliestText(pathway("a", "not_yet", { earliest: "2027-06-01", earliest_sure: "2027-06-01" }))).toEqual(["最早 2027年6月1日"]);
    expect(earliestText(pathway("a", "open"))).toEqual([]);
  });

  test("put the day into the calendar that holds in the worst case", () => {
    expect(calendarDay(pathway("a", "not_yet", { earliest: "2027-06-01", earliest_sure: "2027-06-30" }))).toBe("2027-06-30");
  });

  test("keep the ways to the same end apart", () => {
    const reason = (text: string, branch?: number) => ({ state: "met" as const, text, clause: "三", ...(branch ? { branch } : {}) });
    const ways = branches([reason("c", 2), reason("a"), reason("b", 1), reason("d", 2)]);
    expect(ways.map(([way, reasons]) => [way, reasons.map(({ text }) => text).join("")])).toEqual([[0, "a"], [1, "b"], [2, "cd"]]);
  });

  test("tell failing on the employer from failing on the person", () => {
    expect(whereItFails(pathway("a", "closed", { personal_status: "open" }))).toContain("卡在单位");
    expect(whereItFails(pathway("a", "closed", { personal_status: "closed" }))).toBe("卡在个人条件。");
    expect(whereItFails(pathway("a", "open", { personal_status: "open" }))).toBe("");
  });
});

describe("the two ladders", () => {
  test("have eight and four rungs, from low to high", () => {
    expect(skillRungs).toHaveLength(8);
    expect(titleRungs).toHaveLength(4);
    for (const rungs of [skillRungs, titleRungs]) {
      const heights = rungs.map(({ height }) => height);
      expect(heights).toEqual([...heights].sort((a, b) => a - b));
    }
  });

  test("are crossed from skill to title by the pathways to titles, and back by the others", () => {
    for (const { pathway: id, from } of crossings) {
      expect(from.ladder).toBe(id.startsWith("title-") ? "skill_levels" : "titles");
    }
    expect(new Set(crossings.map(({ pathway: id }) => id)).size).toBe(9);
  });

  test("show this person's statuses and levels", () => {
    expect(statusOf(decision(pathway("title-junior", "open")), "title-junior")).toBe("open");
    expect(statusOf(null, "title-junior")).toBe("unknown");
    expect(holds({ titles: { junior: null } }, titleRungs[0]!)).toBe(true);
    expect(holds({}, titleRungs[0]!)).toBe(false);
  });
});
