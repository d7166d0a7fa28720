import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Refused, apiAt, newId } from "../src/api";

const session = { conversation_id: "c/1", token: "secret" };
const api = apiAt("https://example.org/assistant/chat?site=x");
let calls: [string, RequestInit][];

const answering = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    calls.push([String(url), init]);
    return new Response(body === null ? null : JSON.stringify(body), { status, headers });
  });
};

beforeEach(() => {
  calls = [];
});
afterEach(() => void vi.unstubAllGlobals());

const refusal = async (job: Promise<unknown>): Promise<Refused> => job.then(() => Promise.reject(), (error) => error as Refused);

describe("the interface", () => {
  test("stands beside the page, also behind a path prefix", async () => {
    answering(200, {});
    await api.policy();
    expect(calls[0]![0]).toBe("https://example.org/assistant/api/v1/policy");
  });

  test("takes the token in a header, never in the address, and sends no cookie", async () => {
    answering(200, {});
    await api.post(session, { client_message_id: "m", text: "您好" });
    const [address, init] = calls[0]!;
    expect(address).toBe("https://example.org/assistant/api/v1/conversations/c%2F1/messages");
    expect(init.headers).toMatchObject({ Authorization: "Bearer secret" });
    expect(init.credentials).toBe("omit");
    expect(JSON.parse(String(init.body))).toEqual({ client_message_id: "m", text: "您好" });
  });

  test("corrects facts with facts alone", async () => {
    answering(200, {});
    await api.post(session, { client_message_id: "m", facts: { employer: null } });
    expect(calls[0]![1].method).toBe("PATCH");
    expect(JSON.parse(String(calls[0]![1].body))).toEqual({ employer: null });
  });

  test("deletes with an empty answer", async () => {
    answering(204, null);
    await expect(api.erase(session)).resolves.toBeUndefined();
  });
});

describe("a refusal", () => {
  test("carries the server's own sentence and when to come back", async () => {
    answering(429, { error: { code: "x", message: "您发得有点快" } }, { "Retry-After": "7" });
    const refused = await refusal(api.policy());
    expect(refused).toBeInstanceOf(Refused);
    expect([refused.message, refused.retryAfter, refused.passing, refused.gone]).toEqual(["您发得有点快", 7, true, false]);
  });

  test("without a sentence still has one", async () => {
    answering(502, null);
    const refused = await refusal(api.policy());
    expect(refused.message).toContain("稍后再试");
    expect(refused.retryAfter).toBeNull();
  });

  test.each([
    [401, false, true],
    [404, false, true],
    [422, false, false],
    [500, true, false],
  ])("with %i: another try helps %s, the conversation is gone %s", async (status, passing, gone) => {
    answering(status, {});
    const refused = await refusal(api.policy());
    expect([refused.passing, refused.gone]).toEqual([passing, gone]);
  });
});

test("an id of a message is long, never the same twice and fit for the gateway", () => {
  const ids = new Set(Array.from({ length: 1000 }, newId));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
