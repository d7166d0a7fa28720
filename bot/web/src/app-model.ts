/** What the views may read and do; the app element is the only one that answers to it. */

import type { Conversation } from "./conversation";
import type { Choice, Facts } from "./types";
import type { Words } from "./words";

export type View = "talk" | "facts" | "results";
export type TextSize = "standard" | "elder" | "largest";

export interface Reading {
  size: TextSize;
  traditional: boolean;
  aloud: boolean;
}

export interface App {
  readonly conversation: Conversation;
  readonly words: Words;
  readonly reading: Reading;
  readonly embedded: boolean;
  readonly page: View;
  readonly menuOpen: boolean;
  readonly editing: string | null;
  readonly copied: boolean;
  readonly deleting: boolean;
  /** The server did not answer with the policy. */
  readonly unreached: boolean;
  show(view: View): void;
  toggleMenu(): void;
  read(change: Partial<Reading>): void;
  readAloud(text: string): void;
  learn(id?: string): void;
  begin(): void;
  say(text: string): void;
  choose(choice: Choice): void;
  retry(): void;
  edit(row: string | null): void;
  amend(facts: Facts, said: string): void;
  copyCase(): void;
  showChat(): void;
  print(): void;
  askToDelete(ask: boolean): void;
  erase(): void;
  close(): void;
}
