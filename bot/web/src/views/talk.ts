/** The conversation: the log, what can be answered, and where to write. */

import type { TemplateResult } from "lit/html.js";
import { repeat } from "lit/directives/repeat.js";
import type { App } from "../app-model";
import type { Entry } from "../conversation";
import { html } from "../script";
import { canSpeak } from "../speech";
import type { When } from "../types";
import { whenText } from "../when";
import type { WhenPicker } from "../when-picker";
import { consent } from "./consent";
import { progress, summary } from "./progress";

const LONGEST_MESSAGE = 500;

export function talk(app: App): TemplateResult {
  const { state } = app.conversation;
  const idle = state.session && !state.pending;
  return html`<section class="talk" aria-label="对话">
    <div class="scroller">
      <div role="log" aria-label="对话记录" tabindex=${state.session ? "0" : "-1"} id="log">
        ${repeat(state.entries, ({ id }) => id, (entry, at) => bubble(app, entry, answerEndingAt(state.entries, at)))}
      </div>
      ${state.session ? null : consent(app)} ${app.page === "facts" ? null : progress(app)}
      ${idle ? html`${summary(app)} ${asksForDate(app) ? datePicker(app) : null} ${choices(app)} ${why(app)}` : null}
    </div>
    ${state.session ? composer(app) : null}
  </section>`;
}

/** All messages of an answer, at its last one: they are read aloud together. */
function answerEndingAt(entries: Entry[], at: number): string {
  if (entries[at]?.from !== "bot" || entries[at + 1]?.from === "bot") return "";
  const begin = entries.slice(0, at).map(({ from }) => from).lastIndexOf("me") + 1;
  return entries.slice(begin, at + 1).map(({ text }) => text).join("\n");
}

function bubble(app: App, { from, text }: Entry, answer: string): TemplateResult {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim());
  return html`<div class="entry ${from}">
    <span class="sr">${from === "me" ? "您说：" : "助手说："}</span>
    <div class="bubble">${paragraphs.map((line) => html`<p>${line}</p>`)}</div>
    ${answer && canSpeak()
      ? html`<button class="quiet speak" @click=${() => app.readAloud(answer)}>${ear} 朗读</button>`
      : null}
  </div>`;
}

const ear = html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
</svg>`;

function choices(app: App): TemplateResult | null {
  const { state } = app.conversation;
  if (state.choices.length === 0) return null;
  return html`<div class="choices" role="group" aria-label="可以直接点选">
    ${state.choices.map((choice) => html`<button class="choice" @click=${() => app.choose(choice)}>${choice.label}</button>`)}
  </div>`;
}

function why(app: App): TemplateResult | null {
  if (!app.conversation.state.asking) return null;
  return html`<button class="quiet" id="why" @click=${() => app.say("为什么问这个？")}>为什么问这个？</button>`;
}

/** A level of a fact is asked for its date; so is the start of work. */
export function asksForDate(app: App): boolean {
  const { asking } = app.conversation.state;
  return !!asking && (asking.includes(".") || app.words.type(asking) === "when");
}

function datePicker(app: App): TemplateResult {
  const send = (event: Event): void => {
    event.preventDefault();
    const picker = (event.currentTarget as HTMLElement).querySelector<WhenPicker>("when-picker")!;
    const { picked } = picker;
    if (picked === undefined) picker.querySelector<HTMLElement>("select")?.focus();
    else app.say(saying(picked));
  };
  return html`<form class="date-form" @submit=${send}>
    <when-picker></when-picker>
    <button class="secondary">就是这个日期</button>
  </form>`;
}

const saying = (when: When): string => (when === null ? "日期不记得了" : whenText(when));

function composer(app: App): TemplateResult {
  const send = (event: Event): void => {
    event.preventDefault();
    const box = document.querySelector<HTMLTextAreaElement>("#say")!;
    const text = box.value.trim();
    if (!text || app.conversation.state.pending) return;
    box.value = "";
    app.say(text);
  };
  const entered = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) send(event);
  };
  return html`<form class="composer" @submit=${send}>
    <label class="sr" for="say">说说您的情况，或者问问题</label>
    <textarea id="say" rows="1" maxlength=${String(LONGEST_MESSAGE)} autocomplete="off" placeholder="说说您的情况，或者问问题" @keydown=${entered}></textarea>
    <button class="primary">发送</button>
  </form>`;
}
