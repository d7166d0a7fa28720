/** Before the first message: what this is, and what happens to what is said. */

import type { TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { html } from "../script";

/** Changes whenever the words below do; stored with the conversation. */
export const CONSENT_VERSION = "2026-11-22";

export function consent(app: App): TemplateResult {
  const { state } = app.conversation;
  const busy = state.opening && state.connection !== "lost";
  return html`<div class="welcome">
    <h2>说说您的工作、证书和年限</h2>
    <p>我照着文件逐条告诉您：现在能申报什么、还差什么、最早哪一天。每一条都附原文。</p>
    <div class="consent">
      <p>点“同意并开始”，就是同意我们处理您在对话里说的单位类型、证书等级和年限，只用来回答您的问题。<strong>请不要说姓名、身份证号和电话。</strong></p>
      <details>
        <summary>具体怎么处理</summary>
        <ul>
          <li>处理什么：单位属于哪一类、技能等级、职称、取得日期、工作年限、奖项和荣誉。</li>
          <li>做什么用：按文件算出可以申报的途径和日期。不作他用，不给第三方。</li>
          <li>怎么处理：说到姓名、证件号、电话时，系统先隐去再保存；保存时只用一个随机编号。</li>
          <li>保存多久：对话保存 30 天，到期自动删除。</li>
          <li>您的权利：随时可以查看、改正、删除。点“更多”里的“删除我的记录”，马上全部删除。</li>
          ${(app.words.policy.contacts ?? []).map(
            (contact) => html`<li>联系：${contact.office} ${contact.phone}</li>`,
          )}
        </ul>
      </details>
    </div>
    <button class="primary" id="begin" ?disabled=${busy} @click=${() => app.begin()}>同意并开始</button>
    <p class="aside">不同意也没关系：<a href="form" target=${app.embedded ? "_blank" : "_self"}>用表格逐题查询</a>。</p>
  </div>`;
}
