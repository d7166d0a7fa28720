/**
 * One conversation: what was said, what is held, what is on its way.
 *
 * A message leaves with an id of its own and stays pending until it is answered, also over a
 * reload; sending it again after a lost connection cannot double the turn.
 */

import { Refused, newId, type Api, type Outgoing, type Session } from "./api";
import type { Store } from "./storage";
import type { Choice, Decision, Facts, Message, Opened, Turn } from "./types";

export interface Entry {
  id: number;
  from: "me" | "bot";
  text: string;
}

export type Connection = "idle" | "waiting" | "retrying" | "lost";

export interface State {
  session: Session | null;
  entries: Entry[];
  choices: Choice[];
  asking: string | null;
  facts: Facts;
  decision: Decision | null;
  caseCode: string | null;
  /** Whether agents who are told the case code may also read the conversation. */
  chatShown: boolean;
  pending: Outgoing | null;
  connection: Connection;
  opening: boolean;
  notice: string;
}

const KEY = "conversation";
const EXPIRED = "这次对话已经过期，为保护您的信息，记录已清除。请重新开始。";
const AGENT_SEES_CHAT = "agent-sees-chat-1";
const PAUSES_MS = [1000, 2000, 4000];

const blank = (): State => ({
  session: null,
  entries: [],
  choices: [],
  asking: null,
  facts: {},
  decision: null,
  caseCode: null,
  chatShown: false,
  pending: null,
  connection: "idle",
  opening: false,
  notice: "",
});

const wordsOf = ({ messages }: Turn): string => messages.map(({ text }) => text).join("\n");

export type Sleep = (ms: number) => Promise<void>;

export class Conversation {
  state: State = blank();
  private opener: () => Promise<Opened> = () => this.api.open("");
  private wake: () => void = () => undefined;

  constructor(
    private readonly api: Api,
    private readonly store: Store,
    private readonly changed: () => void,
    private readonly sleep: Sleep = (ms) => new Promise((done) => setTimeout(done, ms)),
  ) {}

  /** Takes up what this tab held before a reload, and sends what was not answered. */
  async resume(): Promise<void> {
    const kept = this.store.read<State>(KEY);
    if (!kept?.session) return;
    this.set({ ...blank(), ...kept, connection: "idle", notice: "" });
    await (this.state.pending ? this.deliver() : this.verify());
  }

  /** Begins, under the wording of the notice that was agreed to. */
  open(consent: string): Promise<void> {
    return this.begin(() => this.api.open(consent));
  }

  /** Begins with what was said in WeChat, where the notice was shown too. */
  takeOver(token: string): Promise<void> {
    this.forget("");
    return this.begin(() => this.api.takeOver(token));
  }

  say(text: string): Promise<void> {
    return this.send({ client_message_id: newId(), text }, text);
  }

  choose(choice: Choice): Promise<void> {
    return this.send({ client_message_id: newId(), choice: choice.value }, choice.label);
  }

  /** Changes or (with null) removes facts; the answer is recomputed. */
  amend(facts: Facts, said: string): Promise<void> {
    return this.send({ client_message_id: newId(), facts }, said);
  }

  /** At once, when the person asks for it or the connection is back. */
  async retry(): Promise<void> {
    if (this.state.connection === "retrying") return this.wake();
    if (this.state.connection !== "lost") return;
    await (this.state.pending ? this.deliver() : this.begin(this.opener));
  }

  /** Lets agents who are told the case code read the conversation too. */
  async showChat(): Promise<void> {
    const { session } = this.state;
    if (!session) return;
    try {
      await this.api.consent(session, AGENT_SEES_CHAT);
      this.set({ chatShown: true, notice: "" });
    } catch (error) {
      this.set({ notice: error instanceof Refused ? error.message : "没能连上服务器，请再试一次。" });
    }
  }

  /** Deletes everything everywhere; false if the server could not be reached. */
  async erase(): Promise<boolean> {
    const { session } = this.state;
    try {
      if (session) await this.api.erase(session);
    } catch (error) {
      if (!(error instanceof Refused && error.gone)) {
        this.set({ notice: "没能连上服务器，记录还没有删除，请再试一次。" });
        return false;
      }
    }
    this.forget("您的记录已经全部删除。");
    return true;
  }

  private async begin(opener: () => Promise<Opened>): Promise<void> {
    this.opener = opener;
    this.set({ opening: true, connection: "waiting", notice: "" });
    const opened = await this.insist(opener);
    this.set({ opening: this.state.connection === "lost" });
    if (!opened) return;
    const { conversation_id, token } = opened;
    this.set({ session: { conversation_id, token } });
    this.accept({ asking: null, facts: {}, decision: null, ...opened });
  }

  /** What this tab kept must not outlive the record itself. */
  private async verify(): Promise<void> {
    const { session } = this.state;
    try {
      if (session) await this.api.check(session);
    } catch (error) {
      if (error instanceof Refused && error.gone) this.forget(EXPIRED);
    }
  }

  private async send(outgoing: Outgoing, said: string): Promise<void> {
    if (this.state.pending || !this.state.session) return;
    this.set({ pending: outgoing, entries: this.with([{ text: said }], "me"), notice: "" });
    await this.deliver();
  }

  private async deliver(): Promise<void> {
    const { session, pending } = this.state;
    if (!session || !pending) return;
    this.set({ connection: "waiting" });
    const turn = await this.insist(async () => {
      const answer = await this.api.post(session, pending);
      if (answer.retry) throw new Refused(503, wordsOf(answer), null);
      return answer;
    });
    if (turn) this.accept(turn);
  }

  private async insist<T>(job: () => Promise<T>): Promise<T | null> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await job();
      } catch (error) {
        const pause = this.pauseAfter(error, attempt);
        if (pause === null) return null;
        await Promise.race([this.sleep(pause), new Promise<void>((go) => (this.wake = go))]);
        this.set({ connection: "waiting" });
      }
    }
  }

  /** How long to wait before the next try; null if there is none to be made by itself. */
  private pauseAfter(error: unknown, attempt: number): number | null {
    const refused = error instanceof Refused ? error : null;
    if (refused?.gone && this.state.session) {
      this.forget(EXPIRED);
      return null;
    }
    const notice = refused?.message ?? "网络连接断了。您刚才说的话还在，连上后会自动发送。";
    if (refused && !refused.passing) {
      this.set({ pending: null, connection: "idle", opening: false, notice });
      return null;
    }
    const pause = PAUSES_MS[attempt];
    this.set({ connection: pause === undefined ? "lost" : "retrying", notice });
    return pause === undefined ? null : Math.max(pause, (refused?.retryAfter ?? 0) * 1000);
  }

  private accept(turn: Turn): void {
    if (turn.deleted) return this.forget(wordsOf(turn));
    this.set({
      entries: this.with(turn.messages, "bot"),
      choices: turn.messages.flatMap((message) => message.choices ?? []),
      asking: turn.asking ?? null,
      facts: turn.facts ?? {},
      decision: Object.keys(turn.facts ?? {}).length ? (turn.decision ?? this.state.decision) : null,
      caseCode: turn.case_code ?? this.state.caseCode,
      pending: null,
      connection: "idle",
      notice: "",
    });
  }

  private with(messages: Message[], from: Entry["from"]): Entry[] {
    const { entries } = this.state;
    const said = messages.filter((message) => message.text);
    return [...entries, ...said.map(({ text }, i) => ({ id: entries.length + i, from, text }))];
  }

  private forget(notice: string): void {
    this.store.drop(KEY);
    this.state = { ...blank(), notice };
    this.changed();
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    if (this.state.session) this.store.write(KEY, this.state);
    this.changed();
  }
}
