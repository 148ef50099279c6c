import { readScene } from "@/lib/core/episode/environment/sentences";
import type { EnvironmentWorld } from "@/lib/ports/environment";
import type { LanguageModel } from "@/lib/ports/language-model";

/**
 * Says what an environment's own expert would do: BabyAI's bot, a planner, gold actions. It acts by knowing the world and not the prompt, so it shows
 * that a world can be won here, and says nothing about memory.
 */
export function createExpertPolicy(world: Pick<EnvironmentWorld, "expertAction">): LanguageModel {
  return {
    identity: { provider: "lab", modelId: "environment-expert", label: "Expert of the environment" },
    async *stream({ messages, signal }) {
      signal.throwIfAborted();
      const last = messages.findLast((message) => message.role === "user" && message.notice === undefined);
      const action = last && readScene(last.content) ? await world.expertAction() : null;
      const text = action === null ? "I see." : `Action: ${action}`;
      yield { type: "text", delta: text };
      yield { type: "finished", finishReason: "stop", usage: null };
    },
  };
}
