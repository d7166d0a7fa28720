/** The app: holds what is on the screen, and draws it into the page itself. */

import type { TemplateResult } from "lit/html.js";
import { apiAt } from "./api";
import type { App, Reading, View } from "./app-model";
import { Conversation } from "./conversation";
import { Drawn } from "./drawn";
import { shown, html, useTraditional } from "./script";
import { speak, stopSpeaking } from "./speech";
import { deviceStore, tabStore } from "./storage";
import type { Choice, Facts } from "./types";
import { facts } from "./views/facts";
import { header } from "./views/header";
import { results } from "./views/results";
import { slip } from "./views/slip";
import { talk } from "./views/talk";
import { Words, type Policy } from "./words";
import "./when-picker";

const READING_KEY = "reading";
const AS_WRITTEN: Reading = { size: "standard", traditional: false, aloud: false };

/** The one-time token of a link from WeChat; it leaves the address before anything else sees it. */
function handoverToken(): string | null {
  const token = /^#handover=([\w-]{43})$/.exec(location.hash)?.[1] ?? null;
  if (token) history.replaceState(null, "", location.pathname + location.search);
  return token;
}

export class PolicyAssistant extends Drawn implements App {
  readonly embedded = window.parent !== window;
  readonly conversation: Conversation;
  words = new Words();
  reading: Reading = { ...AS_WRITTEN, ...deviceStore.read<Reading>(READING_KEY) };
  page: View = "talk";
  menuOpen = false;
  editing: string | null = null;
  copied = false;
  deleting = false;
  unreached = false;

  private readonly api = apiAt(document.baseURI);
  private seen = 0;
  private followed: string | null = null;

  constructor() {
    super();
    this.conversation = new Conversation(this.api, tabStore, () => this.changed());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("online", () => this.retry());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.escape());
    this.tellHost("ready");
    void this.start();
  }

  private async start(): Promise<void> {
    await this.applyReading();
    const token = handoverToken();
    const resumed = token ? this.takeOver(token) : this.conversation.resume();
    this.seen = this.conversation.state.entries.length;
    this.redraw();
    this.learn();
    await resumed;
  }

  private async takeOver(token: string): Promise<void> {
    await this.conversation.takeOver(token);
    if (this.conversation.state.decision) this.show("results");
  }

  learn(id?: string): void {
    const learnt = (policy: unknown): void => {
      this.words = new Words(policy as Policy);
      this.unreached = false;
    };
    const failed = (): void => {
      this.unreached = true;
    };
    void this.api.policy(id).then(learnt, failed).then(() => this.redraw());
  }

  protected override view(): TemplateResult {
    return html`<div class="app" data-view=${this.page} data-talking=${String(!!this.conversation.state.session)}>
        ${header(this)}
        <main>${talk(this)} ${this.conversation.state.session ? html`${facts(this)} ${results(this)}` : null}</main>
      </div>
      ${slip(this)}`;
  }

  show(view: View): void {
    this.page = view;
    this.redraw();
    const target = view === "talk" ? "#log" : `#${view}-title`;
    void this.drawn.then(() => {
      this.focusOn(target);
      if (view === "talk") this.reveal(1);
    });
  }

  toggleMenu(): void {
    this.menuOpen = !this.menuOpen;
    this.deleting = false;
    this.redraw();
  }

  read(change: Partial<Reading>): void {
    this.reading = { ...this.reading, ...change };
    deviceStore.write(READING_KEY, this.reading);
    if (!this.reading.aloud) stopSpeaking();
    void this.applyReading();
  }

  readAloud(text: string): void {
    speak(text, this.reading.traditional ? "zh-HK" : "zh-CN");
  }

  begin(): void {
    const { notice } = this.words.policy;
    if (notice) void this.conversation.open(notice.version).then(() => this.focusOn("#log"));
  }

  say(text: string): void {
    this.sent(this.conversation.say(text));
  }

  choose(choice: Choice): void {
    this.sent(this.conversation.choose(choice));
  }

  amend(facts: Facts, said: string): void {
    this.editing = null;
    void this.conversation.amend(facts, said);
    this.focusOn("#facts-title");
  }

  retry(): void {
    void this.conversation.retry();
  }

  edit(row: string | null): void {
    const closed = this.editing;
    this.editing = row;
    this.redraw();
    const target = row ? `[data-row="${row}"] form :is(select, input)` : `[data-row="${closed}"] button`;
    void this.drawn.then(() => this.focusOn(target));
  }

  copyCase(): void {
    const code = this.conversation.state.caseCode ?? "";
    const done = (): void => {
      this.copied = true;
      this.redraw();
    };
    const byHand = (): void => void getSelection()?.selectAllChildren(this.querySelector("#case-code")!);
    (navigator.clipboard?.writeText(code) ?? Promise.reject()).then(done, byHand);
  }

  showChat(): void {
    void this.conversation.showChat();
  }

  print(): void {
    window.print();
  }

  askToDelete(ask: boolean): void {
    this.deleting = ask;
    this.redraw();
    void this.drawn.then(() => this.focusOn(ask ? "#erase" : "#delete"));
  }

  erase(): void {
    void this.conversation.erase().then((done) => {
      this.deleting = false;
      this.redraw();
      if (!done) return;
      stopSpeaking();
      this.menuOpen = false;
      this.page = "talk";
      this.seen = 0;
      this.redraw();
      void this.drawn.then(() => this.focusOn("#begin"));
    });
  }

  close(): void {
    stopSpeaking();
    this.tellHost("close");
  }

  private escape(): void {
    if (this.menuOpen) {
      this.toggleMenu();
      this.focusOn("#more");
    } else if (this.editing) this.edit(null);
    else this.close();
  }

  /** The button just used is about to go; the log is where the answer will come. */
  private sent(sending: Promise<void>): void {
    if (document.activeElement?.id !== "say") this.focusOn("#log");
    void sending;
  }

  /** Learns the words of the policy that the person turned out to ask about, once. */
  private follow(policy: string): void {
    const known = this.words.policy.id;
    if (!known || known === policy || this.followed === policy) return;
    this.followed = policy;
    this.learn(policy);
  }

  private changed(): void {
    const { entries, decision } = this.conversation.state;
    if (decision) this.follow(decision.policy);
    const fresh = entries.slice(this.seen);
    this.seen = entries.length;
    this.copied = false;
    this.redraw();
    if (fresh.length === 0) return;
    const spoken = fresh.filter(({ from }) => from === "bot").map(({ text }) => text);
    if (this.reading.aloud && spoken.length) this.readAloud(spoken.join("\n"));
    void this.drawn.then(() => this.reveal(fresh.length));
  }

  /** Shows what is new from its beginning: a long answer is read from the top. */
  private reveal(fresh: number): void {
    const scroller = this.querySelector<HTMLElement>(".scroller");
    const entries = this.querySelectorAll<HTMLElement>(".entry");
    const first = entries[entries.length - fresh];
    if (scroller && first) scroller.scrollTop = first.offsetTop - 12;
  }

  private async applyReading(): Promise<void> {
    const { size, traditional } = this.reading;
    const focused = document.activeElement?.id;
    await useTraditional(traditional);
    const page = document.documentElement;
    page.dataset["size"] = size;
    page.lang = traditional ? "zh-Hant" : "zh-Hans";
    document.title = shown("政策助手");
    this.redraw();
    await this.drawn;
    if (focused) this.focusOn(`#${focused}`);
    this.reveal(1);
  }

  private focusOn(selector: string): void {
    this.querySelector<HTMLElement>(selector)?.focus();
  }

  private tellHost(what: "ready" | "close"): void {
    if (this.embedded) window.parent.postMessage(`policy-assistant:${what}`, "*");
  }
}

customElements.define("policy-assistant", PolicyAssistant);
