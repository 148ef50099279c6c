import { createStore, type StoreApi } from "zustand/vanilla";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";
import { messageOf, runningTurn } from "@/lib/core/session/session-state";
import { editDraft, type PastedSpan } from "@/lib/core/text/pasted-spans";
import { newId } from "../shell/new-id";
import type { SessionApi } from "./api";
import type { DraftStorage } from "./draft-storage";
import type { SessionStore } from "./session-store";

export interface ComposerSnapshot {
  readonly text: string;
  /** What of the text was pasted or dropped in; null where nobody knows, as of an older message that is sent again. */
  readonly pasted: readonly PastedSpan[] | null;
  /** A sentence about the last thing that went wrong; null when nothing did. */
  readonly error: string | null;
  readonly isStopping: boolean;
}

export interface ComposerActions {
  /** Writes a text of which nobody knows what was pasted, unless it is given. */
  setText(text: string, pasted?: readonly PastedSpan[] | null): void;
  /** The text after an edit in the field, with the caret behind what is new; `isPaste` where it came in whole. */
  edit(change: { readonly text: string; readonly caret: number; readonly isPaste: boolean }): void;
  /** Brings back what was written and not sent. */
  restoreDraft(): void;
  /** Sends what is written. Does nothing while it cannot be sent. */
  send(): Promise<void>;
  /** Sends an earlier message as a new turn and leaves the draft alone. */
  sendAgain(text: string): Promise<void>;
  stop(): Promise<void>;
  dismissError(): void;
}

export type ComposerStore = StoreApi<ComposerSnapshot & ComposerActions>;

export interface ComposerOptions {
  readonly session: SessionStore;
  readonly api: SessionApi;
  readonly drafts: DraftStorage;
}

/** The composer of one session: holds the draft, sends it, and gives it back when sending fails. */
export function createComposerStore({ session, api, drafts }: ComposerOptions): ComposerStore {
  // Sending the same text again after a failure uses the same id: the server may have it, and must not have it twice.
  let unconfirmed: { readonly turnId: string; readonly text: string } | null = null;
  let isDelivering = false;

  return createStore((set, get) => {
    async function deliver(text: string, pasted: readonly PastedSpan[] | null): Promise<boolean> {
      const { sessionId, isNew } = session.getState();
      const turnId = unconfirmed?.text === text ? unconfirmed.turnId : newId();
      unconfirmed = { turnId, text };
      isDelivering = true;
      set({ error: null });
      session.getState().setPendingMessage({ turnId, text });
      const spans = pasted && { pasted: [...pasted] };
      const sent = await api.startTurn({ sessionId, turnId, text, newSession: isNew, ...spans });
      isDelivering = false;
      if (sent.ok || hasTurn(session, turnId)) {
        unconfirmed = null;
        session.getState().markCreated();
        if (get().isStopping) await stopNow(turnId);
        return true;
      }
      session.getState().setPendingMessage(null);
      set({ error: sent.error.message, isStopping: false });
      return false;
    }

    async function stopNow(turnId: string): Promise<void> {
      const stopped = await api.stopTurn({ sessionId: session.getState().sessionId, turnId });
      const failed = !stopped.ok && isBusy(session);
      set({ isStopping: false, ...(failed ? { error: stopped.error.message } : {}) });
    }

    // The answer to a request can be lost after the server took it: then the log tells us that the message arrived.
    session.subscribe((snapshot) => {
      if (!unconfirmed || snapshot.pendingMessage || !hasTurn(session, unconfirmed.turnId)) return;
      const { text } = unconfirmed;
      unconfirmed = null;
      if (get().text === text) get().setText("");
      set({ error: null });
    });

    return {
      text: "",
      pasted: [],
      error: null,
      isStopping: false,
      setText(text, pasted = null) {
        const known = text === "" ? [] : pasted;
        set({ text, pasted: known });
        drafts.save({ text, pasted: known });
      },
      edit({ text, caret, isPaste }) {
        const { text: before, pasted } = get();
        if (pasted === null && before !== "") return get().setText(text);
        const draft = editDraft({ text: before, pasted: pasted ?? [] }, { text, caret, isPaste });
        get().setText(text, draft.pasted);
      },
      restoreDraft() {
        const { text, pasted } = drafts.load();
        if (get().text === "" && text !== "") set({ text, pasted });
      },
      async send() {
        const { text, pasted } = get();
        if (!canSend(text, session)) return;
        set({ text: "", pasted: [] });
        if (await deliver(text, pasted)) {
          if (get().text === "") drafts.save({ text: "", pasted: [] });
          return;
        }
        const meanwhile = get();
        if (meanwhile.text === "") get().setText(text, pasted);
        else
          get().setText(`${text}\n\n${meanwhile.text}`, together(text.length + 2, pasted, meanwhile.pasted));
      },
      async sendAgain(text) {
        if (!canSend(text, session)) return;
        const { state } = session.getState();
        const spans = state.turns.findLast((turn) => messageOf(state, turn) === text)?.pasted ?? null;
        if (!(await deliver(text, spans)) && get().text === "") get().setText(text, spans);
      },
      async stop() {
        const { state, pendingMessage } = session.getState();
        const turnId = runningTurn(state)?.turnId ?? pendingMessage?.turnId;
        if (turnId === undefined || get().isStopping) return;
        set({ isStopping: true });
        // While the message itself is on its way there is nothing to stop yet; `deliver` stops it on arrival.
        if (!isDelivering) await stopNow(turnId);
      },
      dismissError: () => set({ error: null }),
    };
  });
}

/** What is pasted in two texts of which the second begins at an offset; unknown where either is. */
function together(
  offset: number,
  first: readonly PastedSpan[] | null,
  second: readonly PastedSpan[] | null,
): readonly PastedSpan[] | null {
  if (first === null || second === null) return null;
  return [...first, ...second.map(({ start, end }) => ({ start: start + offset, end: end + offset }))];
}

/** True while an answer is on its way: one turn at a time. */
export function isBusy(session: SessionStore): boolean {
  const { state, pendingMessage } = session.getState();
  return pendingMessage !== null || runningTurn(state) !== null;
}

function canSend(text: string, session: SessionStore): boolean {
  return text.trim() !== "" && text.length <= messageMaxCharacters && !isBusy(session);
}

function hasTurn(session: SessionStore, turnId: string): boolean {
  return session.getState().state.turns.some((turn) => turn.turnId === turnId);
}
