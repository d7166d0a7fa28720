import { describe, expect, test } from "vitest";
import { branches, byHope, calendarDay, counts, earliestText, whereItFails } from "../src/decision";
import { holds, pictureOf, statusOf } from "../src/ladders";
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
  const content = {
    ladders: [
      { fact: "craft", title: "手艺", heights: { apprentice: 0, journeyman: 1, master: 2.5 } },
      { fact: "rank", title: "职级", heights: { assistant: 1, fellow: 2.5 } },
    ],
    pathways: [
      { id: "up", crosses: [{ from: { craft: "master" }, to: { rank: "fellow" } }] },
      { id: "back", crosses: [{ from: { rank: "assistant" }, to: { craft: "journeyman" } }] },
      { id: "neither" },
      { id: "nowhere", crosses: [{ from: { craft: "giant" }, to: { rank: "fellow" } }] },
    ],
  };
  const picture = pictureOf(content)!;

  test("stand as the policy says, whatever its levels are called", () => {
    expect([picture.left.title, picture.right.title, picture.steps]).toEqual(["手艺", "职级", 3.5]);
    expect(picture.left.rungs.map(({ level, height }) => [level, height])).toEqual([["apprentice", 0], ["journeyman", 1], ["master", 2.5]]);
  });

  test("are crossed by the pathways that say so, in their direction", () => {
    expect(picture.crossings.map(({ pathway: id, from, to }) => [id, from.ladder, from.level, to.ladder, to.level])).toEqual([
      ["up", "craft", "master", "rank", "fellow"],
      ["back", "rank", "assistant", "craft", "journeyman"],
    ]);
  });

  test("are not drawn for a policy that has none", () => {
    expect(pictureOf({})).toBeNull();
  });

  test("show this person's statuses and levels", () => {
    const assistant = picture.right.rungs[0]!;
    expect(statusOf(decision(pathway("up", "open")), "up")).toBe("open");
    expect(statusOf(null, "up")).toBe("unknown");
    expect(holds({ rank: { assistant: null } }, assistant)).toBe(true);
    expect(holds({}, assistant)).toBe(false);
  });
});
