/** "What I said": every fact held, each one to be changed or taken back. */

import { nothing, type TemplateResult } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import type { App } from "../app-model";
import { rowsOf, withoutRow, type Row } from "../facts";
import { html } from "../script";
import { editor } from "./editor";
import { progress, summary } from "./progress";

export function facts(app: App): TemplateResult {
  const { state } = app.conversation;
  const rows = rowsOf(state.facts, app.words);
  return html`<section class="panel facts" aria-labelledby="facts-title">
    <h2 id="facts-title" tabindex="-1">我说过的情况</h2>
    ${rows.length === 0
      ? html`<p class="aside">您说到的单位、证书和年限会列在这里，随时可以改。</p>`
      : html`<p class="aside">不对的可以改，改完结果会马上重算。</p>`}
    <ul class="rows">
      ${repeat(rows, (row) => row.id, (row) => item(app, row))}
    </ul>
    ${app.page === "facts" ? html`<div class="after">${progress(app)} ${state.pending ? null : summary(app)}</div>` : null}
  </section>`;
}

function item(app: App, row: Row): TemplateResult {
  const busy = !!app.conversation.state.pending;
  const open = app.editing === row.id;
  const remove = (): void =>
    app.amend(withoutRow(app.conversation.state.facts, row), `删去：${row.name}（${row.value}）`);
  return html`<li class="row" data-row=${row.id}>
    <div class="said"><span class="what">${row.name}</span><span class="value">${row.value}</span></div>
    <div class="row-buttons">
      <button class="quiet" aria-expanded=${String(open)} aria-label=${`修改：${row.name}，${row.value}`} ?disabled=${busy} @click=${() => app.edit(open ? null : row.id)}>修改</button>
      <button class="quiet" aria-label=${`删去：${row.name}，${row.value}`} ?disabled=${busy} @click=${remove}>删去</button>
    </div>
    ${open ? editor(app, row) : nothing}
  </li>`;
}
