/** The shapes of the public interface, as the widget reads them. */

export type When = string | null | { earliest: string; latest: string };

/** What the assistant holds about this person; an absent key is not known yet. */
export type Facts = Record<string, unknown>;

export interface Choice {
  value: string;
  label: string;
}

export interface Message {
  text: string;
  choices?: Choice[];
}

export type Status = "open" | "not_yet" | "closed" | "unknown";

export interface Reason {
  state: "met" | "not_yet" | "unmet" | "unknown";
  text: string;
  clause: string;
  quote?: string | null;
  /** Of several ways to the same end, the one it belongs to; 0 belongs to all of them. */
  branch?: number;
}

export interface Pathway {
  id: string;
  clause: string;
  title?: string;
  status: Status;
  personal_status?: Status;
  earliest?: string | null;
  earliest_sure?: string | null;
  missing: string[];
  grants: string;
  verb: string;
  organiser: string;
  already_held?: boolean;
  reasons: Reason[];
  notes: string[];
}

export interface Decision {
  policy: string;
  policy_version: string;
  as_of: string;
  pathways: Pathway[];
}

/** One answer of the assistant, to a message, a choice or an edited fact. */
export interface Turn {
  messages: Message[];
  asking: string | null;
  facts: Facts;
  decision: Decision | null;
  case_code?: string | null;
  /** Kept but not answered yet: to be sent again under the same id. */
  retry?: boolean;
  /** The person asked in words to have the record deleted, and it is. */
  deleted?: boolean;
}

export interface Opened extends Partial<Turn> {
  conversation_id: string;
  token: string;
  messages: Message[];
}
