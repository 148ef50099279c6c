import { z } from "zod";
import type { PastedSpan } from "@/lib/core/text/pasted-spans";

/** What a person has written and not sent, and what of it was pasted; null where that is not known. */
export interface Draft {
  readonly text: string;
  readonly pasted: readonly PastedSpan[] | null;
}

/** Keeps what a person has written and not sent. */
export interface DraftStorage {
  load(): Draft;
  save(draft: Draft): void;
}

const draftSchema = z.object({
  text: z.string(),
  pasted: z.array(z.object({ start: z.int(), end: z.int() })).nullable(),
});

const nothing: Draft = { text: "", pasted: [] };

const keyPrefix = "agemem-draft:";
const newSessionKey = `${keyPrefix}new`;

/** Forgets what was written and not sent, in every session. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(keyPrefix)) localStorage.removeItem(key);
  } catch {
    // Storage is forbidden, so nothing is in it.
  }
}

/** Drafts in the browser's storage, one per session; unsent text of a new session waits for the next new session. */
export function browserDraftStorage(sessionId: string, isNew: () => boolean): DraftStorage {
  const beganNew = isNew();
  const key = () => (isNew() ? newSessionKey : `${keyPrefix}${sessionId}`);
  return {
    load() {
      try {
        const kept = localStorage.getItem(key());
        return kept === null ? nothing : readDraft(kept);
      } catch {
        return nothing;
      }
    },
    save(draft) {
      try {
        if (beganNew && !isNew()) localStorage.removeItem(newSessionKey);
        if (draft.text === "") localStorage.removeItem(key());
        else localStorage.setItem(key(), JSON.stringify(draft));
      } catch {
        // Storage is full or forbidden: the text is still in the composer.
      }
    },
  };
}

/** An earlier release kept the bare text. */
function readDraft(kept: string): Draft {
  try {
    const draft = draftSchema.safeParse(JSON.parse(kept));
    return draft.success ? draft.data : { text: kept, pasted: null };
  } catch {
    return { text: kept, pasted: null };
  }
}
