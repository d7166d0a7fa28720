/** What is printed: one plain sheet to take to the personnel office. */

import { nothing, type TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { STATUS_WORDS, byHope, earliestText, whereItFails } from "../decision";
import { rowsOf } from "../facts";
import { html } from "../script";
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
    ${byHope(decision).map(
      (pathway) => html`<div class="slip-item">
        <h3>${STATUS_WORDS[pathway.status]}：${pathway.grants}（${pathway.clause}）</h3>
        <p>${earliestText(pathway).join("")} ${whereItFails(pathway)}</p>
        ${pathway.status === "closed"
          ? pathway.reasons.filter(({ state }) => state === "unmet").map((reason) => html`<p>${reason.text}（${reason.clause}）</p>`)
          : pathway.reasons.map((reason) => html`<p>${reason.text}（${reason.clause}）${reason.quote ? `原文：${reason.quote}` : ""}</p>`)}
      </div>`,
    )}
    <p>可申报不等于评上，以单位备案方案和评审结果为准。请先问单位人力资源部门。</p>
    ${contacts.map((contact) => html`<p>${contact.about}：${contact.office} ${contact.phone}</p>`)}
  </div>`;
}
