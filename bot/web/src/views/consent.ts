/** Before the first message: what this is, and what happens to what is said. */

import type { TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { html } from "../script";

export function consent(app: App): TemplateResult {
  const { notice, contacts = [] } = app.words.policy;
  const { state } = app.conversation;
  const busy = state.opening && state.connection !== "lost";
  return html`<div class="welcome">
    <h2>说说您的工作、证书和年限</h2>
    <p>我照着文件逐条告诉您：现在能申报什么、还差什么、最早哪一天。每一条都附原文。</p>
    ${notice
      ? html`<div class="consent">
            <p>${notice.summary}</p>
            <details>
              <summary>具体怎么处理</summary>
              <ul>
                ${notice.details.map((line) => html`<li>${line}</li>`)}
                ${contacts.map(({ office, phone, about }) => html`<li>咨询电话：${office} ${phone}（${about}）</li>`)}
              </ul>
            </details>
          </div>
          <button class="primary" id="begin" ?disabled=${busy} @click=${() => app.begin()}>同意并开始</button>`
      : html`<p role="status">${app.unreached ? "没能连上服务器。" : "正在打开…"}</p>
          ${app.unreached ? html`<button class="secondary" @click=${() => app.learn()}>再试一次</button>` : null}`}
    <p class="aside">不同意也没关系：<a href="form" target=${app.embedded ? "_blank" : "_self"}>用表格逐题查询</a>。</p>
  </div>`;
}
