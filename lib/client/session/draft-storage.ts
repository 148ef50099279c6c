/** Keeps what a person has written and not sent. */
export interface DraftStorage {
  load(): string;
  save(text: string): void;
}

const newSessionKey = "agemem-draft:new";

/** Drafts in the browser's storage, one per session; unsent text of a new session waits for the next new session. */
export function browserDraftStorage(sessionId: string, isNew: () => boolean): DraftStorage {
  const beganNew = isNew();
  const key = () => (isNew() ? newSessionKey : `agemem-draft:${sessionId}`);
  return {
    load() {
      try {
        return localStorage.getItem(key()) ?? "";
      } catch {
        return "";
      }
    },
    save(text) {
      try {
        if (beganNew && !isNew()) localStorage.removeItem(newSessionKey);
        if (text === "") localStorage.removeItem(key());
        else localStorage.setItem(key(), text);
      } catch {
        // Storage is full or forbidden: the text is still in the composer.
      }
    },
  };
}
