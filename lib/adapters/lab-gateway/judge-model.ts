import type { JudgeIdentity } from "@/lib/core/lab/model-judgement";
import { JudgeGoneError, type JudgeModel } from "@/lib/ports/judge-model";
import { type PeerModel, PeerModelError } from "./peer-model";

/** What answers of judges are kept under: they belong to no episode, so that the same answer is judged once. */
const keptUnder = "judge";

/** A judge over a model's own server: at temperature 0, and every answer of it is kept, so that resuming pays for nothing twice. */
export function createJudgeModel(identity: JudgeIdentity, model: PeerModel): JudgeModel {
  return {
    identity,
    async ask({ system, user }) {
      const messages = [
        { role: "system" as const, content: system },
        { role: "user" as const, content: user },
      ];
      const said = await model.answer({ messages }, keptUnder).catch((error: unknown) => {
        if (error instanceof PeerModelError)
          throw new JudgeGoneError(`The judge ${identity.label} cannot be reached: ${error.message}`);
        throw error;
      });
      return said.choices[0]?.message.content ?? "";
    },
  };
}
