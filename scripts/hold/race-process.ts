// One of several processes over one server: does what it is sent, and answers. Its argument is the address of the database.
import process from "node:process";
import type { LanguageModel, ModelPart } from "@/lib/ports/language-model";
import { createTurnRunner } from "@/lib/server/turn-runner";
import { editMemory } from "@/lib/use-cases/memory/edit-memory";
import type { StartTurnInput } from "@/lib/use-cases/session/start-turn";
import { openWorld } from "./world";

/** What such a process can be asked. */
export type RaceCommand =
  | { readonly kind: "start"; readonly message: StartTurnInput }
  | { readonly kind: "stop"; readonly turn: { ownerId: string; sessionId: string; turnId: string } }
  | { readonly kind: "edit"; readonly edit: Parameters<typeof editMemory>[1] }
  | { readonly kind: "asked"; readonly mark: string };

export interface RaceQuestion {
  readonly id: number;
  readonly command: RaceCommand;
}

export interface RaceAnswer {
  readonly id: number;
  /** How it ended: `ok`, a status, the code of an error, or a number that was asked for. */
  readonly outcome: string | number;
}

/** How often the model was asked for a message, by the mark in it. */
const asked = new Map<string, number>();

/** `adds MARK WORDS` stores the words and says so; `waits MARK` speaks until it is stopped; anything else is greeted. */
const model: LanguageModel = {
  identity: { provider: "race", modelId: "scripted", label: "Scripted model" },
  async *stream(request): AsyncIterable<ModelPart> {
    const message = request.messages.findLast(({ role }) => role === "user");
    const text = typeof message?.content === "string" ? message.content : "";
    const [, verb = "", mark = "", words = ""] = /^(\w+) (\S+) ?(.*)/s.exec(text) ?? [];
    asked.set(mark, (asked.get(mark) ?? 0) + 1);
    if (verb === "adds" && request.messages.at(-1)?.role !== "tool") {
      const input = { content: words.split("\n")[0] };
      yield { type: "tool-call", toolCallId: `call-${mark}`, toolName: "Add_memory", input };
      yield { type: "finished", finishReason: "tool-calls", usage: null };
      return;
    }
    yield { type: "text", delta: `Half of ${mark}` };
    if (verb === "waits")
      await new Promise((_, reject) =>
        request.signal.addEventListener("abort", () => reject(request.signal.reason)),
      );
    yield { type: "finished", finishReason: "stop", usage: null };
  },
};

const world = await openWorld(model, { databaseUrl: process.argv[2], plant: process.argv[3] });
const { deps } = world;
const runner = createTurnRunner(deps, async () => deps, { turnsAtOnce: 1_000 });

async function carryOut(command: RaceCommand): Promise<string | number> {
  switch (command.kind) {
    case "start": {
      const started = await runner.start(command.message);
      if (!started.ok) return started.error.code;
      await started.value.finished;
      return "ok";
    }
    case "stop": {
      const stopped = await runner.stop(command.turn);
      return stopped.ok ? "ok" : stopped.error.code;
    }
    case "edit": {
      const edited = await editMemory(deps, command.edit);
      return edited.ok ? edited.value.status : edited.error.code;
    }
    case "asked":
      return asked.get(command.mark) ?? 0;
  }
}

process.on("message", ({ id, command }: RaceQuestion) => {
  void carryOut(command)
    .catch((error: unknown) => `threw ${String(error)}`)
    .then((outcome) => process.send?.({ id, outcome } satisfies RaceAnswer));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ id: 0, outcome: "ready" } satisfies RaceAnswer);
