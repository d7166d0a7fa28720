/** What is printed: one plain sheet to take to the personnel office. */

import { nothing, type TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { REASON_WORDS, STATUS_WORDS, byHope, earliestText, whereItFails } from "../decision";
import { rowsOf } from "../facts";
import { html } from "../script";
import type { Pathway } from "../types";
import { whenText } from "../when";

export function slip(app: App): TemplateResult | typeof nothing {
  const { decision, facts, caseCode } = app.conversation.state;
  if (!decision) return nothing;
  const { number, title, contacts = [] } = app.words.policy;
  return html`<div class="slip">
    <h1>查询结果单</h1>
    <p>${number} ${title}。按 ${whenText(decision.as_of)} 计算。${caseCode ? `办事码：${caseCode}` : ""}</p>
    <h2>我说的情况</h2>
    <table>
      <tbody>${rowsOf(facts, app.words).map((row) => html`<tr><th scope="row">${row.name}</th><td>${row.value}</td></tr>`)}</tbody>
    </table>
    <h2>结果</h2>
    ${byHope(decision).map(item)}
    <p>可申报不等于评上，以单位备案方案和评审结果为准。请先问单位人力资源部门。</p>
    ${contacts.map((contact) => html`<p>${contact.about}：${contact.office} ${contact.phone}</p>`)}
  </div>`;
}

/** Of what is closed, only what stands in the way: the sheet has to stay readable. */
function item(pathway: Pathway): TemplateResult {
  const { status, title, grants, clause, reasons } = pathway;
  const told = status === "closed" ? reasons.filter(({ state }) => state === "unmet") : reasons;
  const when = [...earliestText(pathway), whereItFails(pathway)].join("");
  return html`<div class="slip-item">
    <h3>${STATUS_WORDS[status]}：${title ?? grants}（${clause}）</h3>
    ${when ? html`<p>${when}</p>` : nothing}
    <ul>
      ${told.map(
        (reason) => html`<li>${REASON_WORDS[reason.state]}：${reason.text}。${reason.quote ? `原文（${reason.clause}）：${reason.quote}` : reason.clause}</li>`,
      )}
    </ul>
  </div>`;
}
