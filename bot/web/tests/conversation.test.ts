import { beforeEach, describe, expect, test } from "vitest";
import { Refused, type Api, type Outgoing } from "../src/api";
import { Conversation } from "../src/conversation";
import type { Store } from "../src/storage";
import type { Turn } from "../src/types";

const answer = (text: string, change: Partial<Turn> = {}): Turn => ({
  messages: [{ text }],
  asking: null,
  facts: {},
  decision: null,
  ...change,
});

function memory(): Store {
  const held = new Map<string, string>();
  return {
    read: (key) => JSON.parse(held.get(key) ?? "null"),
    write: (key, value) => void held.set(key, JSON.stringify(value)),
    drop: (key) => void held.delete(key),
  };
}

/** Answers or fails as planned, and keeps what it was sent. */
class Gateway implements Api {
  sent: Outgoing[] = [];
  plan: (Turn | Error)[] = [];

  async open() {
    return { conversation_id: "c", token: "t", messages: [{ text: "您好" }] };
  }

  async takeOver(token: string) {
    const next = this.plan.shift();
    if (next instanceof Error) throw next;
    return { ...answer("微信里说过的情况都带过来了"), conversation_id: "w", token: `of ${token}`, facts: { employer: "pilot" } };
  }

  async post(_session: unknown, outgoing: Outgoing): Promise<Turn> {
    this.sent.push(outgoing);
    const next = this.plan.shift() ?? answer("好的");
    if (next instanceof Error) throw next;
    return next;
  }

  async check(): Promise<void> {
    const next = this.plan.shift();
    if (next instanceof Error) throw next;
  }

  async erase(): Promise<void> {
    const next = this.plan.shift();
    if (next instanceof Error) throw next;
  }

  agreed: string[] = [];

  async consent(_session: unknown, version: string): Promise<void> {
    const next = this.plan.shift();
    if (next instanceof Error) throw next;
    this.agreed.push(version);
  }

  async policy() {
    return {};
  }
}

let gateway: Gateway;
let store: Store;
let pauses: number[];
const sleep = async (ms: number): Promise<void> => void pauses.push(ms);
const begun = async (wait: (ms: number) => Promise<void> = sleep): Promise<Conversation> => {
  const conversation = new Conversation(gateway, store, () => undefined, wait);
  await conversation.open("2026-11");
  return conversation;
};
const texts = ({ state }: Conversation): string[] => state.entries.map(({ text }) => text);

beforeEach(() => {
  gateway = new Gateway();
  store = memory();
  pauses = [];
});

describe("a message", () => {
  test("is shown at once, and its answer after it", async () => {
    const conversation = await begun();
    await conversation.say("我是技师");
    expect(texts(conversation)).toEqual(["您好", "我是技师", "好的"]);
    expect(conversation.state.pending).toBeNull();
  });

  test("that gets lost is sent again under the same id, and shown once", async () => {
    const conversation = await begun();
    gateway.plan = [new TypeError("no network"), new Refused(502, "网关", null), answer("收到")];
    await conversation.say("我是技师");
    expect(new Set(gateway.sent.map(({ client_message_id }) => client_message_id)).size).toBe(1);
    expect(gateway.sent).toHaveLength(3);
    expect(texts(conversation)).toEqual(["您好", "我是技师", "收到"]);
  });

  test("that the bot could not answer yet is asked for again, not shown as an answer", async () => {
    const conversation = await begun();
    gateway.plan = [answer("还在想", { retry: true }), answer("想好了")];
    await conversation.say("我是技师");
    expect(texts(conversation)).toEqual(["您好", "我是技师", "想好了"]);
  });

  test("stays pending when the connection is lost for long, and a tap sends it", async () => {
    const conversation = await begun();
    gateway.plan = Array.from({ length: 4 }, () => new TypeError("no network"));
    await conversation.say("我是技师");
    expect(conversation.state.connection).toBe("lost");
    expect(conversation.state.pending).not.toBeNull();
    await conversation.retry();
    expect(texts(conversation)).toEqual(["您好", "我是技师", "好的"]);
  });

  test("waits as long as the server says", async () => {
    const conversation = await begun();
    gateway.plan = [new Refused(429, "您发得有点快", 7), answer("好的")];
    await conversation.say("我是技师");
    expect(pauses).toEqual([7000]);
  });

  test("that is refused for what it says is not sent again", async () => {
    const conversation = await begun();
    gateway.plan = [new Refused(422, "太长了", null)];
    await conversation.say("长");
    expect(gateway.sent).toHaveLength(1);
    expect(conversation.state.notice).toBe("太长了");
    expect(conversation.state.pending).toBeNull();
  });

  test("that leaves no fact held leaves no result either", async () => {
    const conversation = await begun();
    const decision = { policy: "p", policy_version: "v", as_of: "2026-11-22", pathways: [] };
    gateway.plan = [answer("有了", { facts: { a: 1 }, decision }), answer("为什么问", { facts: { a: 1 } }), answer("没了")];
    await conversation.say("我是技师");
    await conversation.say("为什么");
    expect(conversation.state.decision).toEqual(decision);
    await conversation.amend({ a: null }, "删去");
    expect(conversation.state.decision).toBeNull();
  });

  test("cannot overtake the one on its way", async () => {
    const conversation = await begun(() => new Promise(() => undefined));
    gateway.plan = [new TypeError("no network")];
    void conversation.say("第一句");
    await conversation.say("第二句");
    expect(texts(conversation)).toEqual(["您好", "第一句"]);
  });
});

describe("a reload", () => {
  const reloaded = async (): Promise<Conversation> => {
    const conversation = new Conversation(gateway, store, () => undefined, sleep);
    await conversation.resume();
    return conversation;
  };

  test("keeps the conversation, its facts and its choices", async () => {
    const before = await begun();
    gateway.plan = [answer("哪家？", { facts: { a: 1 }, messages: [{ text: "哪家？", choices: [{ value: "x", label: "甲" }] }] })];
    await before.say("您好");
    const after = await reloaded();
    expect(after.state).toEqual(before.state);
  });

  test("sends what was not answered, under the same id", async () => {
    const before = await begun(() => new Promise(() => undefined));
    gateway.plan = [new TypeError("no network")];
    void before.say("我是技师");
    await Promise.resolve();
    const after = await reloaded();
    expect(gateway.sent[1]).toEqual(gateway.sent[0]);
    expect(texts(after)).toEqual(["您好", "我是技师", "好的"]);
  });

  test("shows nothing any more once the record has expired", async () => {
    await begun();
    gateway.plan = [new Refused(401, "过期", null)];
    expect((await reloaded()).state.entries).toEqual([]);
    expect(store.read("conversation")).toBeNull();
  });

  test("without a connection still shows what was said", async () => {
    await begun();
    gateway.plan = [new TypeError("no network")];
    expect(texts(await reloaded())).toEqual(["您好"]);
  });

  test("of a tab that never began shows nothing", async () => {
    expect((await reloaded()).state.session).toBeNull();
  });
});

describe("the record", () => {
  test("is gone from this device when it is deleted", async () => {
    const conversation = await begun();
    expect(await conversation.erase()).toBe(true);
    expect(conversation.state.session).toBeNull();
    expect(store.read("conversation")).toBeNull();
  });

  test("is not said to be deleted when the server was not reached", async () => {
    const conversation = await begun();
    gateway.plan = [new TypeError("no network")];
    expect(await conversation.erase()).toBe(false);
    expect(conversation.state.session).not.toBeNull();
    expect(conversation.state.notice).toContain("还没有删除");
  });

  test("deleted in words is gone here too", async () => {
    const conversation = await begun();
    gateway.plan = [answer("已经删除", { deleted: true })];
    await conversation.say("删除我的记录");
    expect(conversation.state.session).toBeNull();
    expect(conversation.state.notice).toBe("已经删除");
  });

  test("that has expired is said to have expired", async () => {
    const conversation = await begun();
    gateway.plan = [new Refused(401, "过期", null)];
    await conversation.say("在吗");
    expect(conversation.state.session).toBeNull();
    expect(conversation.state.notice).toContain("过期");
  });
});

test("an edited fact goes out as facts and is answered like a message", async () => {
  const conversation = await begun();
  gateway.plan = [answer("已改", { facts: { employer: "pilot" } })];
  await conversation.amend({ employer: "pilot" }, "改正：单位");
  expect(gateway.sent[0]?.facts).toEqual({ employer: "pilot" });
  expect(conversation.state.facts).toEqual({ employer: "pilot" });
  expect(texts(conversation)).toEqual(["您好", "改正：单位", "已改"]);
});

describe("what agents may see", () => {
  test("includes the conversation only after the person said so, also after a reload", async () => {
    const conversation = await begun();
    expect(conversation.state.chatShown).toBe(false);
    await conversation.showChat();
    expect(gateway.agreed).toEqual(["agent-sees-chat-1"]);
    const again = new Conversation(gateway, store, () => undefined, sleep);
    await again.resume();
    expect(again.state.chatShown).toBe(true);
  });

  test("does not change when the server was not reached", async () => {
    const conversation = await begun();
    gateway.plan = [new TypeError("no network")];
    await conversation.showChat();
    expect(conversation.state.chatShown).toBe(false);
    expect(conversation.state.notice).toContain("再试一次");
  });
});

describe("a link from WeChat", () => {
  test("begins a conversation that knows what was said there", async () => {
    const conversation = new Conversation(gateway, store, () => undefined, sleep);
    await conversation.takeOver("once");
    expect(conversation.state.session).toEqual({ conversation_id: "w", token: "of once" });
    expect(conversation.state.facts).toEqual({ employer: "pilot" });
    expect(texts(conversation)).toEqual(["微信里说过的情况都带过来了"]);
  });

  test("replaces what this tab held before", async () => {
    const conversation = await begun();
    await conversation.say("我是技师");
    await conversation.takeOver("once");
    expect(texts(conversation)).toEqual(["微信里说过的情况都带过来了"]);
  });

  test("that was used already says so, and leaves the way to begin", async () => {
    gateway.plan = [new Refused(410, "这个链接已经用过或过期了。", null)];
    const conversation = new Conversation(gateway, store, () => undefined, sleep);
    await conversation.takeOver("twice");
    expect(conversation.state.session).toBeNull();
    expect(conversation.state.opening).toBe(false);
    expect(conversation.state.notice).toBe("这个链接已经用过或过期了。");
  });
});
