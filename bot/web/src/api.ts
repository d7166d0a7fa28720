/** The gateway's public interface over HTTP. */

import type { Facts, Opened, Turn } from "./types";

const PATIENCE_MS = 45_000;

/** The server answered, and said no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfter: number | null,
  ) {
    super(message);
  }

  /** Trying the same thing again can help. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 429;
  }

  /** The conversation is no longer there, or no longer ours. */
  get gone(): boolean {
    return [401, 403, 404, 410].includes(this.status);
  }
}

export interface Session {
  conversation_id: string;
  token: string;
}

export interface Outgoing {
  client_message_id: string;
  text?: string;
  choice?: string;
  facts?: Facts;
}

export interface Api {
  open(consent: string): Promise<Opened>;
  /** Opens a conversation with what was said in WeChat; the token works once. */
  takeOver(token: string): Promise<Opened>;
  post(session: Session, outgoing: Outgoing): Promise<Turn>;
  /** Records what the person agreed to, by the version of its wording. */
  consent(session: Session, version: string): Promise<void>;
  /** Fails if the conversation is gone. */
  check(session: Session): Promise<void>;
  erase(session: Session): Promise<void>;
  /** The policy that a decision names, else the one that people usually come for. */
  policy(id?: string): Promise<unknown>;
}

export function apiAt(base: string): Api {
  const at = (session: Session): string =>
    `api/v1/conversations/${encodeURIComponent(session.conversation_id)}`;
  const call = (method: string, path: string, session?: Session, body?: unknown) =>
    request(new URL(path, base), method, session, body);
  return {
    open: (consent) => call("POST", "api/v1/conversations", undefined, { consent }) as Promise<Opened>,
    takeOver: (token) => call("POST", "api/v1/handovers", undefined, { token }) as Promise<Opened>,
    post: (session, { facts, ...message }) =>
      (facts
        ? call("PATCH", `${at(session)}/facts`, session, facts)
        : call("POST", `${at(session)}/messages`, session, message)) as Promise<Turn>,
    consent: async (session, version) => {
      await call("POST", `${at(session)}/consent`, session, { version });
    },
    check: async (session) => {
      await call("GET", at(session), session);
    },
    erase: async (session) => {
      await call("DELETE", at(session), session);
    },
    policy: (id) => call("GET", id ? `api/v1/policy?${new URLSearchParams({ policy: id })}` : "api/v1/policy"),
  };
}

async function request(
  url: URL,
  method: string,
  session?: Session,
  body?: unknown,
): Promise<unknown> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  const headers: Record<string, string> = {};
  if (session) headers["Authorization"] = `Bearer ${session.token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  try {
    const response = await fetch(url, {
      method,
      headers,
      signal: stop.signal,
      credentials: "omit",
      cache: "no-store",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusal(response, answer);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

function refusal(response: Response, answer: unknown): Refused {
  const said = (answer as { error?: { message?: string } } | null)?.error?.message;
  const wait = Number(response.headers.get("Retry-After"));
  return new Refused(
    response.status,
    said ?? "服务暂时没有回应，请稍后再试。",
    Number.isFinite(wait) && wait > 0 ? wait : null,
  );
}

/** An id that makes a message sent twice one turn; works on plain http too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
