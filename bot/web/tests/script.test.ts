import { afterEach, describe, expect, test } from "vitest";
import { toTraditional } from "../src/hant";
import { html, shown, useTraditional } from "../src/script";

afterEach(() => useTraditional(false));

describe("traditional display", () => {
  test.each([
    ["穗人社函〔2025〕442号", "穗人社函〔2025〕442號"],
    ["取得技师职业资格或职业技能等级后从事相应技术技能工作满 3 年的", "取得技師職業資格或職業技能等級後從事相應技術技能工作滿 3 年的"],
    ["汽车制造领域相关职业", "汽車製造領域相關職業"],
    ["制度", "制度"],
    ["复合型人才、复审、重复、复杂", "複合型人才、復審、重複、複雜"],
    ["联系电话、关系、系列", "聯繫電話、關係、系列"],
    ["若干企业在公里之外干活", "若干企業在公里之外幹活"],
    ["标准、批准、准确", "標準、批准、準確"],
    ["这里的日历和历史", "這裡的日曆和歷史"],
  ])("shows %s as %s", (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional);
  });

  test("leaves letters, figures and punctuation alone", () => {
    expect(toTraditional("ABC 123，。（）")).toBe("ABC 123，。（）");
  });

  test("changes what a template says and what is put into it, and changes back", async () => {
    const draw = () => html`<p class="x">${"职称"}技师</p>`;
    await useTraditional(true);
    expect(draw().strings.join("|")).toBe('<p class="x">|技師</p>');
    expect(draw().values).toEqual(["職稱"]);
    expect(shown("职称")).toBe("職稱");
    await useTraditional(false);
    expect(draw().strings.join("|")).toBe('<p class="x">|技师</p>');
    expect(draw().values).toEqual(["职称"]);
  });

  test("keeps a template's identity, so that what is on the screen is changed and not built anew", async () => {
    const draw = () => html`<p>技师</p>`;
    await useTraditional(true);
    expect(draw().strings).toBe(draw().strings);
  });
});
