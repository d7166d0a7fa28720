/** What is going on and how things stand, beside what was said. */

import type { TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { STATUS_WORDS, counts } from "../decision";
import { html } from "../script";

/** What is going on, in a place of its own: the log stays for what was said. */
export function progress(app: App): TemplateResult {
  const { connection, notice } = app.conversation.state;
  const busy = connection === "waiting" || connection === "retrying";
  return html`<div class="progress" role="status">
      ${notice ? html`<p class="notice">${notice}</p>` : null}
      ${busy ? html`<p class="typing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${connection === "waiting" ? "正在查文件…" : "正在重新连接…"}</p>` : null}
    </div>
    ${connection === "lost" || connection === "retrying"
      ? html`<button class="secondary" @click=${() => app.retry()}>马上重试</button>`
      : null}`;
}

export function summary(app: App): TemplateResult | null {
  const { decision } = app.conversation.state;
  if (!decision) return null;
  return html`<button class="summary" @click=${() => app.show("results")}>
    ${counts(decision).map(
      ([status, number]) => html`<span class="tally" data-status=${status}>${STATUS_WORDS[status]} <b>${String(number)}</b></span>`,
    )}
    <span class="go">看结果</span>
  </button>`;
}
