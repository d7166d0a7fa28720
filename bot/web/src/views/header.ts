/** The bar at the top: who speaks, larger type on one tap, and everything else behind "more". */

import type { TemplateResult } from "lit/html.js";
import type { App, TextSize, View } from "../app-model";
import { html } from "../script";
import { canSpeak } from "../speech";
import { rowsOf } from "../facts";

const SIZES: [TextSize, string][] = [
  ["standard", "标准字"],
  ["elder", "大字（长辈版）"],
  ["largest", "特大字"],
];

export function header(app: App): TemplateResult {
  const larger = app.reading.size !== "standard";
  return html`<header class="bar">
      <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M7 4v24M25 4v24M7 22h9c4 0 3-12 7-12h2" /></svg>
      <div class="name"><h1>政策助手</h1><p>${app.words.policy.number ?? ""} ${app.words.policy.title ?? ""}</p></div>
      <button class="on-bar" id="elder" aria-pressed=${String(larger)} @click=${() => app.read({ size: larger ? "standard" : "elder" })}>长辈版</button>
      <button class="on-bar" id="more" aria-expanded=${String(app.menuOpen)} aria-controls="menu" @click=${() => app.toggleMenu()}>更多</button>
      ${app.embedded ? html`<button class="on-bar" id="close" aria-label="关闭助手" @click=${() => app.close()}>✕</button>` : null}
    </header>
    ${menu(app)}${tabs(app)}`;
}

function menu(app: App): TemplateResult {
  const { reading } = app;
  const { session } = app.conversation.state;
  return html`<div class="menu" id="menu" ?hidden=${!app.menuOpen}>
    <fieldset>
      <legend>字的大小</legend>
      <div class="pills">
        ${SIZES.map(
          ([size, label]) => html`<label class="pill"
            ><input type="radio" name="size" value=${size} .checked=${reading.size === size} @change=${() => app.read({ size })} /><span>${label}</span></label
          >`,
        )}
      </div>
    </fieldset>
    <div class="menu-buttons">
      <button class="secondary" id="script" lang=${reading.traditional ? "zh-Hans" : "zh-Hant"} @click=${() => app.read({ traditional: !reading.traditional })}>
        ${reading.traditional ? SIMPLIFIED : TRADITIONAL}
      </button>
      ${canSpeak()
        ? html`<button class="secondary" id="aloud" aria-pressed=${String(reading.aloud)} @click=${() => app.read({ aloud: !reading.aloud })}>
            ${reading.aloud ? "自动朗读：开" : "自动朗读：关"}
          </button>`
        : null}
      ${session ? html`<button class="danger" id="delete" @click=${() => app.askToDelete(true)}>删除我的记录</button>` : null}
    </div>
    ${app.deleting ? confirmation(app) : null}
  </div>`;
}

/** Written in the script that it leads to, so never converted. */
const TRADITIONAL = { toString: () => "繁體顯示" };
const SIMPLIFIED = { toString: () => "简体显示" };

function confirmation(app: App): TemplateResult {
  return html`<div class="confirm" role="group" aria-label="确认删除">
    <p>删除后，这次对话、您说过的情况和办事码都会马上清除，不能恢复。</p>
    <button class="danger" id="erase" @click=${() => app.erase()}>确定删除</button>
    <button class="secondary" @click=${() => app.askToDelete(false)}>不删</button>
  </div>`;
}

function tabs(app: App): TemplateResult | null {
  const { session, facts } = app.conversation.state;
  if (!session) return null;
  const held = rowsOf(facts, app.words).length;
  const tab = (view: View, label: unknown): TemplateResult =>
    html`<button data-tab=${view} aria-pressed=${String(app.page === view)} @click=${() => app.show(view)}>${label}</button>`;
  return html`<nav class="tabs" aria-label="页面">
    ${tab("talk", "对话")} ${tab("facts", html`我说过的 <b>${String(held)}</b>`)} ${tab("results", "结果")}
  </nav>`;
}
