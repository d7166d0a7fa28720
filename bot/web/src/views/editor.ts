/** Changes one fact: a small form that fits the kind of fact. */

import type { TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { gapOf, levelsOf, listOf, rowsOf, withItem, withLevel, type Award, type Row } from "../facts";
import { html } from "../script";
import type { Choice, Facts, When } from "../types";
import type { WhenPicker } from "../when-picker";
import { choicesOf, type FactType } from "../words";

interface Form {
  fields: (app: App, row: Row) => unknown;
  /** The facts that the form says; null while it is not complete. */
  read: (field: (name: string) => string, app: App, row: Row, picked: When | undefined) => Facts | null;
}

const held = (app: App): Facts => app.conversation.state.facts;

const radios = (choices: Choice[], chosen: string): TemplateResult =>
  html`<div class="pills">
    ${choices.map(
      ({ value, label }) => html`<label class="pill"><input type="radio" name="value" value=${value} ?checked=${value === chosen} /><span>${label}</span></label>`,
    )}
  </div>`;

const dropDown = (name: string, label: string, choices: Choice[], chosen: string): TemplateResult =>
  html`<label class="field"
    ><span>${label}</span
    ><select name=${name}>
      ${choices.map(({ value, label: words }) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select></label
  >`;

const number = (label: string, value: number): TemplateResult =>
  html`<label class="field"><span>${label}</span><input type="number" inputmode="numeric" name="days" min="0" max="20000" value=${String(value)} /></label>`;

const datePicker = (value: When): TemplateResult => html`<when-picker .value=${value}></when-picker>`;

const YES: Choice = { value: "yes", label: "是" };
const NO: Choice = { value: "no", label: "不是" };
const NONE: Choice = { value: "", label: "没有" };
const UNSURE: Choice = { value: "", label: "说不清" };
const WORK: Choice[] = [
  { value: "yes", label: "一直在做" },
  { value: "gap", label: "中间停过" },
  { value: "no", label: "没有做" },
];

const FORMS: Record<FactType, Form> = {
  choice: {
    fields: (app, { fact, name }) => dropDown("value", name, app.words.choices(fact), String(held(app)[fact])),
    read: (field, _, { fact }) => ({ [fact]: field("value") }),
  },
  bool: {
    fields: (app, { fact }) => radios([YES, NO], held(app)[fact] ? "yes" : "no"),
    read: (field, _, { fact }) => ({ [fact]: field("value") === "yes" }),
  },
  work: {
    fields: (app, { fact }) => {
      const work = held(app)[fact];
      const gap = gapOf(work);
      return [radios(WORK, gap !== null ? "gap" : work ? "yes" : "no"), number("停过的天数（中间停过才填）", gap ?? 0)];
    },
    read: (field, _, { fact }) => {
      const said = field("value");
      return { [fact]: said === "gap" ? { gap_days: Number(field("days")) } : said === "yes" };
    },
  },
  levels: {
    fields: (app, { fact, name, part }) => [
      dropDown("value", name, [...app.words.choices(fact), NONE], part ?? ""),
      datePicker(part === null ? "" : (levelsOf(held(app), fact)[part] ?? null)),
    ],
    read: (field, app, row, picked) => {
      const level = field("value");
      return level && picked === undefined ? null : withLevel(held(app), row, level, picked ?? null);
    },
  },
  when: {
    fields: (app, { fact }) => datePicker(held(app)[fact] as When),
    read: (_field, _app, { fact }, picked) => (picked === undefined ? null : { [fact]: picked }),
  },
  days: {
    fields: (app, { fact, name }) => number(name, Number(held(app)[fact])),
    read: (field, _, { fact }) => ({ [fact]: Number(field("days")) }),
  },
  set: {
    fields: (app, { fact, name, part }) => {
      const value = listOf<string>(held(app), fact)[Number(part)];
      return dropDown("value", name, [...app.words.choices(fact), NONE], value ?? "");
    },
    read: (field, app, row) => withItem(held(app), row, field("value") || null),
  },
  awards: {
    fields: (app, { fact, part }) => {
      const award = listOf<Award>(held(app), fact)[Number(part)];
      const { contests, prizes } = app.words.awards(fact);
      return [
        dropDown("contest", "比赛", [...choicesOf(contests), UNSURE], award?.contest ?? ""),
        dropDown("prize", "奖项", [...choicesOf(prizes), UNSURE], award?.prize ?? ""),
      ];
    },
    read: (field, app, row) => withItem(held(app), row, { contest: field("contest") || null, prize: field("prize") || null }),
  },
};

export function editor(app: App, row: Row): TemplateResult {
  const form = FORMS[row.type];
  const save = (event: Event): void => {
    event.preventDefault();
    const element = event.currentTarget as HTMLFormElement;
    const data = new FormData(element);
    const picked = element.querySelector<WhenPicker>("when-picker")?.picked;
    const facts = form.read((name) => String(data.get(name) ?? ""), app, row, picked);
    if (facts) app.amend(facts, `改正：${saidBy(app, facts)}`);
    else element.querySelector<HTMLElement>(".dates select")?.focus();
  };
  return html`<form class="editor" aria-label=${`修改：${row.name}`} @submit=${save}>
    ${form.fields(app, row)}
    <div class="editor-buttons">
      <button class="primary">保存</button>
      <button type="button" class="secondary" @click=${() => app.edit(null)}>取消</button>
    </div>
  </form>`;
}

const saidBy = (app: App, facts: Facts): string =>
  rowsOf(facts, app.words)
    .map((row) => `${row.name} ${row.value}`)
    .join("；");
