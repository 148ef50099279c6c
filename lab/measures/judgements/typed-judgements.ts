import { judgeSet } from "@/lab/assistant/score-set";
import { halfOf } from "@/lab/sets/blind/half";
import type { TypedMessage } from "@/lab/sets/blind/typed-messages";
import type { AssistantStudioOptions } from "@/lib/testing/assistant-studio";
import type { Table } from "../report";
import { halves, share } from "./halves";

/** Each message alone in an empty store: which of its facts are written or named as not kept, and what is written beside them. */
export async function typedJudgements(
  options: AssistantStudioOptions,
  messages: readonly TypedMessage[],
): Promise<readonly Table[]> {
  const dialogues = messages.map(([say, ...named]) => ({
    name: say,
    turns: [{ kind: "profile" as const, say, named }],
  }));
  const judged = (await judgeSet(dialogues, options)).map((one) => {
    const written = [...one.played.after.values()];
    const { named, precision } = one.judgement;
    return { half: halfOf(one.dialogue), written, named, precision, played: one.played };
  });
  return [
    {
      title: `${messages.length} typed messages to the demo assistant: facts written or named as not kept, and memories that hold one of them, in percent with 95 % intervals`,
      rows: halves.map((half) => {
        const own = judged.filter((one) => one.half === half);
        const sum = (countOf: (one: (typeof own)[number]) => number) =>
          own.reduce((total, one) => total + countOf(one), 0);
        return {
          ...{ half, messages: own.length },
          notLost: share(
            sum(({ named }) => named.right),
            sum(({ named }) => named.of),
          ),
          writtenRight: share(
            sum(({ precision }) => precision.right),
            sum(({ precision }) => precision.of),
          ),
          written: sum(({ precision }) => precision.of),
        };
      }),
    },
    {
      title: "Messages of the tuning half that lost a fact or wrote something else",
      rows: judged
        .filter(
          ({ half, named, precision }) =>
            half === "tuning" && (named.right < named.of || precision.right < precision.of),
        )
        .map(({ played, written }) => ({
          said: played.turn.say,
          facts: (played.turn.named ?? []).join(" · "),
          written: written.join(" / "),
          answer: played.answer.replace(/\s+/gu, " ").slice(0, 200),
        })),
      isDetail: true,
    },
  ];
}
