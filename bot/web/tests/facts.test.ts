import { describe, expect, test } from "vitest";
import { rowsOf, withItem, withLevel, withoutRow, type Row } from "../src/facts";
import { Words } from "../src/words";

const words = new Words({
  facts: {
    employer: { type: "choice", label: "单位", values: { pilot: "试点企业本部" } },
    skill_levels: { type: "levels", label: "证书", levels: { technician: "技师", senior_worker: "高级工" } },
    titles: { type: "levels", label: "职称", levels: { junior: "初级" }, group_labels: { senior: "高级职称" } },
    worked_since_skill: { type: "work", label: "一直在做吗" },
    contest_awards: { type: "awards", label: "奖项", contests: { national: "全国技能大赛" }, prizes: { gold: "金牌" } },
    honours: { type: "set", label: "荣誉", values: { model_worker: "劳动模范" } },
    since: { type: "when", label: "从哪天起" },
    gap: { type: "days", label: "中断" },
    is_frontline: { type: "bool", label: "在一线" },
  },
});

const said = (facts: Record<string, unknown>): string[] => rowsOf(facts, words).map(({ value }) => value);
const only = (facts: Record<string, unknown>, at = 0): Row => rowsOf(facts, words)[at]!;

describe("what I said", () => {
  test("names every fact held, in the policy's own words", () => {
    expect(said({ employer: "pilot" })).toEqual(["试点企业本部"]);
    expect(said({ is_frontline: false })).toEqual(["不是"]);
    expect(said({ since: "2021-06" })).toEqual(["2021年6月"]);
    expect(said({ gap: 30 })).toEqual(["30 天"]);
    expect(said({ worked_since_skill: { gap_days: 90 } })).toEqual(["做着，中间停过 90 天"]);
    expect(said({ worked_since_skill: false })).toEqual(["没有做"]);
    expect(said({ titles: { senior: null } })).toEqual(["高级职称，日期还没说"]);
  });

  test("has a row for each level, each award and each honour", () => {
    expect(said({ skill_levels: { senior_worker: "2018", technician: null } })).toEqual(["高级工，2018年", "技师，日期还没说"]);
    expect(said({ contest_awards: [{ contest: "national", prize: "gold" }, { contest: null, prize: null }] })).toEqual([
      "全国技能大赛金牌",
      "哪个比赛没说清，奖项没说清",
    ]);
    expect(said({ honours: ["model_worker"] })).toEqual(["劳动模范"]);
  });

  test("tells 'holds none' from 'not known'", () => {
    expect(said({ skill_levels: {}, honours: [], contest_awards: [] })).toEqual(["没有", "没有", "没有"]);
    expect(said({ skill_levels: null, employer: undefined })).toEqual([]);
  });

  test("shows a fact that the policy does not declare rather than hide it", () => {
    expect(said({ something: "x" })).toEqual(["x"]);
  });
});

describe("taking one thing back", () => {
  test("removes a plain fact", () => {
    expect(withoutRow({ employer: "pilot" }, only({ employer: "pilot" }))).toEqual({ employer: null });
  });

  test("keeps the other levels and the other awards", () => {
    const levels = { skill_levels: { senior_worker: "2018", technician: "2021" } };
    expect(withoutRow(levels, only(levels))).toEqual({ skill_levels: { technician: "2021" } });
    const honours = { honours: ["model_worker", "other"] };
    expect(withoutRow(honours, only(honours, 1))).toEqual({ honours: ["model_worker"] });
  });

  test("of the last one leaves 'not known', not 'none'", () => {
    const levels = { skill_levels: { technician: "2021" } };
    expect(withoutRow(levels, only(levels))).toEqual({ skill_levels: null });
    const honours = { honours: ["model_worker"] };
    expect(withoutRow(honours, only(honours))).toEqual({ honours: null });
  });
});

describe("changing one thing", () => {
  const levels = { skill_levels: { senior_worker: "2018", technician: "2021" } };

  test("keeps the other levels", () => {
    expect(withLevel(levels, only(levels, 1), "technician", "2022-03")).toEqual({
      skill_levels: { senior_worker: "2018", technician: "2022-03" },
    });
  });

  test("moves a date to another level without leaving the old one", () => {
    expect(withLevel(levels, only(levels, 1), "senior_worker", "2022")).toEqual({ skill_levels: { senior_worker: "2022" } });
  });

  test("to 'none' states that none is held", () => {
    expect(withLevel(levels, only(levels), "", null)).toEqual({ skill_levels: {} });
  });

  test("of a list changes that place only", () => {
    const honours = { honours: ["model_worker", "other"] };
    expect(withItem(honours, only(honours, 1), "third")).toEqual({ honours: ["model_worker", "third"] });
    expect(withItem(honours, only(honours), null)).toEqual({ honours: ["other"] });
    expect(withItem({ honours: [] }, only({ honours: [] }), "first")).toEqual({ honours: ["first"] });
  });
});
