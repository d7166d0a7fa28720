/** Picks a date as exactly as the person remembers it. */

import type { TemplateResult } from "lit/html.js";
import { live } from "lit/directives/live.js";
import { Drawn } from "./drawn";
import { html } from "./script";
import type { When } from "./types";
import { daysIn, partsOf, whenOf, type Parts, type Precision } from "./when";

const PRECISIONS: [Precision, string][] = [
  ["day", "记得哪天"],
  ["month", "只记得年月"],
  ["year", "只记得年份"],
  ["unknown", "不记得了"],
];
const OLDEST = 60;

let made = 0;

export class WhenPicker extends Drawn {
  private readonly group = `when-${(made += 1)}`;
  private parts: Parts = partsOf("");

  /** The date to start from. */
  set value(value: When) {
    this.parts = partsOf(value);
    this.redraw();
  }

  /** The date picked; undefined while something is missing. */
  get picked(): When | undefined {
    return whenOf(this.parts);
  }

  protected override view(): TemplateResult {
    const { precision } = this.parts;
    const thisYear = new Date().getFullYear();
    const years = Array.from({ length: OLDEST }, (_, i) => String(thisYear + 1 - i));
    return html`<fieldset class="when">
      <legend>日期记得多清楚？</legend>
      <div class="pills">${PRECISIONS.map(([value, label]) => this.pill(value, label))}</div>
      ${precision === "unknown"
        ? null
        : html`<div class="dates">
            ${this.select("year", "年", years)}
            ${precision === "year" ? null : this.select("month", "月", upTo(12))}
            ${precision === "day" ? this.select("day", "日", upTo(daysIn(this.parts.year, this.parts.month))) : null}
          </div>`}
    </fieldset>`;
  }

  private pill(value: Precision, label: string): TemplateResult {
    return html`<label class="pill"
      ><input
        type="radio"
        name=${this.group}
        value=${value}
        .checked=${live(this.parts.precision === value)}
        @change=${() => this.pick({ precision: value })}
      /><span>${label}</span></label
    >`;
  }

  private select(part: "year" | "month" | "day", unit: string, options: string[]): TemplateResult {
    const chosen = this.parts[part];
    return html`<label class="date"
      ><select
        aria-label=${unit}
        data-part=${part}
        @change=${(event: Event) => this.pick({ [part]: (event.target as HTMLSelectElement).value })}
      >
        <option value="" ?selected=${!chosen}>选</option>
        ${options.map((option) => html`<option value=${option} ?selected=${option === chosen}>${option}</option>`)}</select
      ><span aria-hidden="true">${unit}</span></label
    >`;
  }

  private pick(change: Partial<Parts>): void {
    this.parts = { ...this.parts, ...change };
    this.redraw();
  }
}

const upTo = (last: number): string[] => Array.from({ length: last }, (_, i) => String(i + 1));

customElements.define("when-picker", WhenPicker);
