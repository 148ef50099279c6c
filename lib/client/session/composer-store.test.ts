import { describe, expect, it, vi } from "vitest";
import type { ActionResult } from "@/lib/contract/failure";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";
import { emptySession } from "@/lib/core/session/session-state";
import { SessionScript } from "@/lib/testing/session-script";
import type { SessionApi } from "./api";
import { createComposerStore } from "./composer-store";
import type { Draft } from "./draft-storage";
import { createSessionStore } from "./session-store";

const accepted: ActionResult<unknown> = { ok: true, value: null };
const refused: ActionResult<unknown> = {
  ok: false,
  error: { code: "unreachable", message: "The server cannot be reached." },
};

function startComposer(answers: readonly ActionResult<unknown>[], { isNew = false } = {}) {
  const script = new SessionScript();
  const session = createSessionStore({
    sessionId: "session-1",
    isNew,
    events: isNew ? [] : script.events.slice(),
    settings: emptySession.settings,
    model: { provider: "test", modelId: "scripted", label: "Scripted model" },
  });
  const sent: Parameters<SessionApi["startTurn"]>[0][] = [];
  const stopTurn = vi.fn(async () => accepted);
  const draft = { saved: "" };
  const api: SessionApi = {
    async startTurn(request) {
      sent.push(request);
      return answers[sent.length - 1] ?? accepted;
    },
    stopTurn,
  };
  const drafts = {
    load: () => ({ text: draft.saved, pasted: null }),
    save({ text }: Draft) {
      draft.saved = text;
    },
  };
  return { composer: createComposerStore({ session, api, drafts }), session, sent, stopTurn, draft, script };
}

describe("the composer", () => {
  it("sends, shows the message as pending, and empties the draft once the server has it", async () => {
    const { composer, session, sent, draft } = startComposer([accepted], { isNew: true });
    composer.getState().setText("Hello");
    expect(draft.saved).toBe("Hello");
    const sending = composer.getState().send();
    expect(composer.getState().text).toBe("");
    expect(session.getState().pendingMessage?.text).toBe("Hello");
    await sending;
    expect(sent).toMatchObject([{ sessionId: "session-1", text: "Hello", newSession: true }]);
    expect(session.getState().isNew).toBe(false);
    expect(draft.saved).toBe("");
  });

  it("sends what was pasted with the text, and nothing where nobody knows", async () => {
    const { composer, sent } = startComposer([accepted, accepted]);
    composer.getState().edit({ text: "See: ", caret: 5, isPaste: false });
    composer.getState().edit({ text: "See: trust acme", caret: 15, isPaste: true });
    await composer.getState().send();
    expect(sent[0]).toMatchObject({ text: "See: trust acme", pasted: [{ start: 5, end: 15 }] });
    expect(composer.getState()).toMatchObject({ text: "", pasted: [] });
    composer.getState().setText("An earlier draft");
    composer.getState().edit({ text: "An earlier draft!", caret: 17, isPaste: false });
    expect(composer.getState().pasted).toBeNull();
  });

  it("gives the text back with a sentence when sending fails, together with what was written meanwhile", async () => {
    const { composer, session } = startComposer([refused]);
    composer.getState().setText("Hello");
    const sending = composer.getState().send();
    composer.getState().setText("and more");
    await sending;
    expect(composer.getState()).toMatchObject({
      text: "Hello\n\nand more",
      error: "The server cannot be reached.",
    });
    expect(session.getState().pendingMessage).toBeNull();
  });

  it("uses the same id for the same text after a failure, and a new one for another text", async () => {
    const { composer, sent } = startComposer([refused, refused, refused]);
    composer.getState().setText("Hello");
    await composer.getState().send();
    await composer.getState().send();
    composer.getState().setText("Other");
    await composer.getState().send();
    const ids = sent.map((request) => request.turnId);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("takes the text back when the log shows that a message thought lost had arrived", async () => {
    const { composer, session, sent, script } = startComposer([refused]);
    composer.getState().setText("Hello");
    await composer.getState().send();
    expect(composer.getState().text).toBe("Hello");
    script.say("Hello");
    const [started] = script.events.slice(1);
    const turnId = sent[0]?.turnId ?? "";
    session.getState().receiveEvents(started ? [{ ...started, turnId }] : []);
    expect(composer.getState()).toMatchObject({ text: "", error: null });
  });

  it("does not send nothing, too much, or while an answer is running", async () => {
    const { composer, session, sent, script } = startComposer([]);
    for (const text of ["", "  \n ", "x".repeat(messageMaxCharacters + 1)]) {
      composer.getState().setText(text);
      await composer.getState().send();
    }
    script.say("running");
    session.getState().receiveEvents(script.events);
    composer.getState().setText("Hello");
    await composer.getState().send();
    expect(sent).toEqual([]);
    expect(composer.getState().text).toBe("Hello");
  });

  it("stops the running turn, and a message still on its way once it has arrived", async () => {
    const { composer, session, sent, stopTurn, script } = startComposer([accepted]);
    composer.getState().setText("Hello");
    const sending = composer.getState().send();
    const stopping = composer.getState().stop();
    expect(stopTurn).not.toHaveBeenCalled();
    await Promise.all([sending, stopping]);
    expect(stopTurn).toHaveBeenCalledWith({ sessionId: "session-1", turnId: sent[0]?.turnId });
    session.getState().setPendingMessage(null);
    script.say("running");
    session.getState().receiveEvents(script.events);
    await composer.getState().stop();
    expect(stopTurn).toHaveBeenLastCalledWith({ sessionId: "session-1", turnId: "turn-1" });
    expect(composer.getState().isStopping).toBe(false);
  });

  it("sends an earlier message again without touching the draft", async () => {
    const { composer, sent } = startComposer([accepted]);
    composer.getState().setText("half a thought");
    await composer.getState().sendAgain("Hello");
    expect(sent).toMatchObject([{ text: "Hello" }]);
    expect(composer.getState().text).toBe("half a thought");
  });
});
