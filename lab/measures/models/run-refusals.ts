// What a real model does after each refusal: the steps that lead to it are made up, the next one is the model's own.
import { probeMemories } from "@/lab/sets/probes";
import type { MadeStep, RefusalCase } from "@/lab/sets/refusals";
import { saysOnlyHeard } from "@/lib/core/context/render-prompt";
import type { SessionEvent } from "@/lib/core/log/events";
import { EmbedderError } from "@/lib/ports/embedder";
import { type LanguageModel, ModelError, type ModelPart } from "@/lib/ports/language-model";
import { isOnlyHeard } from "@/lib/use-cases/session/record-heard-step";
import { type ProbeRun, studioOf } from "./run-probes";

/** What the model did next. */
export interface RefusalOutcome {
  readonly code: string;
  readonly say: string;
  /** False where the turn did not come to this refusal: then nothing is measured. */
  readonly wasRefused: boolean;
  readonly isRight: boolean;
  readonly did: string;
}

/** Plays one case and lets the model write the step after the refusal, and no more. */
export async function runRefusal(run: ProbeRun, refusal: RefusalCase): Promise<RefusalOutcome> {
  const stopped = new AbortController();
  const embedder =
    refusal.broken === "embedder"
      ? { ...run.embedder, embed: () => Promise.reject(new EmbedderError("broken on purpose")) }
      : run.embedder;
  const idOf = (beginning: string) =>
    ids.get([...ids.keys()].find((text) => text.startsWith(beginning)) ?? "") ?? "";
  const script = [...(refusal.before ?? []).map(() => "answer" as const), ...refusal.steps];
  const model = inFrontOf(run.model, script, refusal, {
    idOf,
    stop: () => stopped.abort(),
    meanwhile: async ({ about, content }) => studio.rewrite(idOf(about), content),
  });
  const studio = studioOf({ ...run, model, embedder });
  if (refusal.isTemporary) await studio.beTemporary();
  if (refusal.isSkipped) await studio.skipFirstWrite();
  const ids: ReadonlyMap<string, string> = refusal.hasNoMemories
    ? new Map()
    : await studio.storeMemories(probeMemories);
  for (const text of refusal.before ?? []) await studio.say(text);
  const events = await studio.say(
    refusal.say,
    AbortSignal.any([stopped.signal, AbortSignal.timeout(run.turnMs)]),
  );
  return outcomeOf(refusal, events);
}

/** What happens beside the model. */
interface Around {
  readonly idOf: (beginning: string) => string;
  readonly stop: () => void;
  readonly meanwhile: (change: NonNullable<RefusalCase["meanwhile"]>) => Promise<void>;
}

/** The model, which has written the steps of the script before it is asked for the first time, and is asked once. */
function inFrontOf(
  model: LanguageModel,
  script: readonly (MadeStep | "answer")[],
  { broken, meanwhile }: RefusalCase,
  around: Around,
): LanguageModel {
  let asked = 0;
  // Such a step is asked for again without the note; the one after it is the model's next step.
  let hasOnlyHeard = false;
  async function* ownStep(request: Parameters<LanguageModel["stream"]>[0]) {
    let text = "";
    for await (const part of model.stream(request)) {
      if (part.type === "text") text += part.delta;
      yield part;
    }
    hasOnlyHeard = saysOnlyHeard(text);
  }
  return {
    ...model,
    async *stream(request) {
      if (!request.withTools) {
        yield* broken?.startsWith("summary") ? brokenSummary(broken) : model.stream(request);
        return;
      }
      const made = script[asked];
      asked += 1;
      if (meanwhile && asked === 1) await around.meanwhile(meanwhile);
      if (made) yield* partsOf(made, asked, around.idOf);
      else if (asked === script.length + 1 || hasOnlyHeard) yield* ownStep(request);
      else {
        around.stop();
        request.signal.throwIfAborted();
      }
    },
  };
}

function* brokenSummary(broken: RefusalCase["broken"]): Generator<ModelPart> {
  if (broken === "summary-fails") throw new ModelError("model-unreachable", "Broken on purpose.");
  if (broken === "summary-long") yield { type: "text", delta: "It rained, and they lost. ".repeat(100) };
  yield { type: "finished", finishReason: "stop", usage: null };
}

function* partsOf(
  made: MadeStep | "answer",
  asked: number,
  idOf: (beginning: string) => string,
): Generator<ModelPart> {
  if (made === "answer") yield { type: "text", delta: "I see." };
  else {
    for (const [index, { toolName, input }] of (made.calls ?? []).entries())
      yield { type: "tool-call", toolCallId: `made-${asked}-${index}`, toolName, input: input(idOf) };
    if (made.malformed) yield { type: "malformed", ...made.malformed };
  }
  yield { type: "finished", finishReason: "stop", usage: null };
}

/** The words with which the placed memories were heard answer nobody. */
function isCopied(text: string): boolean {
  return /^understood\.?$/i.test(text);
}

function outcomeOf({ code, say, right }: RefusalCase, events: readonly SessionEvent[]): RefusalOutcome {
  const refused = events.findLastIndex((event) => event.type === "operation-rejected" && event.code === code);
  const later = events.slice(refused + 1);
  const next = later.find((event) => event.type === "step-finished" && !isOnlyHeard(event));
  const wasRefused = refused >= 0 && next?.type === "step-finished";
  if (!wasRefused || next?.type !== "step-finished")
    return { code, say, wasRefused: false, isRight: false, did: "" };
  const text = next.item?.text.trim() ?? "";
  if (next.toolCalls.length === 0) {
    const isInWords = /\w/.test(text) && !/^[[{<]/.test(text) && !isCopied(text);
    return { code, say, wasRefused, isRight: isInWords && right.words === true, did: text.slice(0, 160) };
  }
  const done = later.flatMap((event) =>
    "operation" in event && event.step === next.step && event.type !== "operation-rejected"
      ? next.toolCalls.flatMap((call) => (call.toolCallId === event.toolCallId ? [call.toolName] : []))
      : [],
  );
  const did = next.toolCalls.map(({ toolName, input }) => `${toolName}(${JSON.stringify(input)})`).join(" ");
  return {
    ...{ code, say, wasRefused, did: did.slice(0, 160) },
    isRight: done.length > 0 && done.every((tool) => right.done?.includes(tool) === true),
  };
}
