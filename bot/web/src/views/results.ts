/** The results: one card a pathway, the best news first. */

import { nothing, type TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { REASON_WORDS, STATUS_MARKS, STATUS_WORDS, branches, byHope, calendarDay, earliestText, whereItFails } from "../decision";
import { html } from "../script";
import type { Pathway, Reason } from "../types";
import { whenText } from "../when";
import { ladders } from "./ladders";

const TYPE = { standard: 15, elder: 21, largest: 25 } as const;

export function results(app: App): TemplateResult {
  const { decision, caseCode } = app.conversation.state;
  return html`<section class="panel results" aria-labelledby="results-title">
    <h2 id="results-title" tabindex="-1">结果</h2>
    ${decision
      ? html`<p class="aside">按 ${whenText(decision.as_of)} 计算。可申报不等于评上，以单位备案方案和评审结果为准。</p>
          ${cards(app, byHope(decision))} ${caseCode ? caseBox(app, caseCode) : nothing}
          ${ladders(app, TYPE[app.reading.size])}
          <p><button class="secondary" id="print" @click=${() => app.print()}>打印或存成 PDF</button></p>`
      : html`<p class="aside">说完情况，结果会列在这里。</p>`}
  </section>`;
}

function cards(app: App, pathways: Pathway[]): TemplateResult {
  const closed = pathways.filter(({ status }) => status === "closed");
  return html`${pathways.filter(({ status }) => status !== "closed").map((pathway) => card(app, pathway))}
  ${closed.length
    ? html`<details class="closed-ones" ?open=${closed.length === pathways.length}>
        <summary>暂不适用的 ${String(closed.length)} 条</summary>
        ${closed.map((pathway) => card(app, pathway))}
      </details>`
    : nothing}`;
}

function card(app: App, pathway: Pathway): TemplateResult {
  const { id, status, title, grants, verb, organiser, clause, reasons, notes, missing } = pathway;
  const fails = whereItFails(pathway);
  return html`<article class="card" data-status=${status} data-pathway=${id}>
    <p class="badge"><span aria-hidden="true">${STATUS_MARKS[status]}</span> ${STATUS_WORDS[status]}</p>
    <h3>${title ?? grants}</h3>
    <p class="terms"><span>${verb}：${grants}</span> <span>组织：${organiser}</span> <span>依据：${clause}</span></p>
    ${status === "not_yet" ? earliest(app, pathway) : nothing} ${fails ? html`<p>${fails}</p>` : nothing}
    ${status === "unknown" && missing.length ? html`<p>还缺：${missing.map((fact) => app.words.fact(fact)).join("、")}</p>` : nothing}
    <details>
      <summary>逐项条件和原文</summary>
      ${branches(reasons).map(([branch, own], _, all) => html`${branch && all.length > 1 ? html`<p class="way">${branch === 1 ? "第一种办法" : "或者"}</p>` : nothing}
        <ul class="reasons">${own.map(reason)}</ul>`)}
      ${notes.map((note) => html`<p class="note">${note}</p>`)}
    </details>
  </article>`;
}

function earliest(app: App, pathway: Pathway): TemplateResult {
  const policy = app.conversation.state.decision?.policy;
  const day = calendarDay(pathway);
  const href = `api/v1/calendar/${pathway.id}/${day}.ics${policy ? `?${new URLSearchParams({ policy })}` : ""}`;
  return html`<p class="earliest">
    <strong>${earliestText(pathway).map((words) => html`<span>${words}</span>`)}</strong>
    ${day ? html`<a class="button" href=${href} download=${`${pathway.id}.ics`}>加到日历</a>` : nothing}
  </p>`;
}

function reason({ state, text, clause, quote }: Reason): TemplateResult {
  return html`<li data-state=${state}>
    <span class="state">${REASON_WORDS[state]}</span> ${text} ${clause ? html`<cite>${clause}</cite>` : nothing}
    ${quote ? html`<blockquote>${quote}</blockquote>` : nothing}
  </li>`;
}

function caseBox(app: App, code: string): TemplateResult {
  return html`<div class="case">
    <p>办事码：<strong id="case-code">${code}</strong></p>
    <button class="secondary" id="copy" @click=${() => app.copyCase()}>${app.copied ? "已复制" : "复制办事码"}</button>
    <p class="aside">打电话或到窗口时报这个码，工作人员就能看到您的情况和依据，不用再说一遍。</p>
    ${
      app.conversation.state.chatShown
        ? html`<p role="status">工作人员凭这个码也能看到这次对话的文字。不想给看了，删除记录就行。</p>`
        : html`<button class="secondary" id="show-chat" @click=${() => app.showChat()}>也让工作人员看到对话文字</button>`
    }
  </div>`;
}
