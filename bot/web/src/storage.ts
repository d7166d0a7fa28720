/** Browser storage that a blocked third-party frame cannot break: it falls back to memory. */

export interface Store {
  read<T>(key: string): T | null;
  write(key: string, value: unknown): void;
  drop(key: string): void;
}

const PREFIX = "policy-assistant:";

export function storeOn(area: () => Storage): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(job: (storage: Storage) => T, otherwise: () => T): T => {
    try {
      return job(area());
    } catch {
      return otherwise();
    }
  };
  return {
    read<T>(key: string): T | null {
      const text = attempt((s) => s.getItem(PREFIX + key), () => memory.get(key) ?? null);
      try {
        return text === null ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      attempt((s) => s.setItem(PREFIX + key, text), () => void memory.set(key, text));
    },
    drop(key) {
      memory.delete(key);
      attempt((s) => s.removeItem(PREFIX + key), () => undefined);
    },
  };
}

/** Gone when the tab is closed: the conversation and its token. */
export const tabStore = storeOn(() => window.sessionStorage);

/** Kept on this device: how the person likes to read. Never anything said. */
export const deviceStore = storeOn(() => window.localStorage);
