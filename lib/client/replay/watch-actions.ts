import type { ServerActions } from "../session/server-actions";
import type { SessionStore } from "../session/session-store";

/** What the views of a recording get instead of the live actions: nothing changes, and a search looks through the memories then. */
export function watchActions(store: () => SessionStore): ServerActions {
  const refuse = async () => ({
    ok: false as const,
    error: {
      code: "read-only",
      message: "This is the past: nothing can be changed here. Return to live first.",
    },
  });
  return {
    operate: refuse,
    previewFilter: refuse,
    restoreItems: refuse,
    undoSummary: refuse,
    protectItem: refuse,
    async listMemories({ search }) {
      const wanted = search.trim().toLowerCase();
      const memories = store()
        .getState()
        .memories.filter(({ content }) => content.toLowerCase().includes(wanted));
      return { ok: true, value: { memories, count: memories.length } };
    },
  };
}
