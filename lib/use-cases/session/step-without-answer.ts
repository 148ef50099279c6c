import type { NewEvent } from "@/lib/core/log/events";
import type { Dependencies } from "../dependencies";
import { type ModelAnswer, recordOf } from "./call-model";

/** The end of a step of which nothing enters the context: what the model sent and what it cost are kept in the log. */
export function stepWithoutAnswer(
  { ids }: Pick<Dependencies, "ids">,
  answer: ModelAnswer,
  shared: { readonly at: string; readonly turnId: string; readonly step: number },
  finishReason: string,
): Extract<NewEvent, { type: "step-finished" }> {
  const { reasoning, usage, sampled, firstTokenMs, durationMs } = answer;
  return {
    ...shared,
    id: ids.newId(),
    type: "step-finished",
    by: "agent",
    item: null,
    reasoning,
    toolCalls: [],
    finishReason,
    usage,
    firstTokenMs,
    durationMs,
    ...(sampled === null ? {} : { sampled }),
    ...recordOf(answer),
  };
}
