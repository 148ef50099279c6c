"use client";

import { useMemo, useState } from "react";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { useEpisodeGround } from "@/lib/client/reward/episode-ground";
import { type RewardScope, rewardOfConversation, rewardOfEpisode } from "@/lib/client/reward/reward-view";
import { useSession } from "@/lib/client/session/session-context";
import { turnNumber } from "@/lib/core/replay/opening";
import { type RewardVariantName, rewardVariants } from "@/lib/core/reward/variants";
import { EarlierEvents } from "../earlier-events";
import { RewardBar } from "./reward-bar";
import { RewardParts } from "./reward-parts";
import { rewardText, variantWords } from "./reward-words";

const variantChoices = (Object.keys(variantWords) as RewardVariantName[]).map((value) => ({
  value,
  word: variantWords[value],
}));

/** The paper's reward of the latest turn, of the session, or of the episode it is part of: part by part, with the events of each. */
export function RewardTab() {
  const sessionId = useSession((session) => session.sessionId);
  const events = useSession((session) => session.events);
  const turns = useSession((session) => session.state.turns);
  const ground = useEpisodeGround();
  const [scope, setScope] = useState<RewardScope>(ground ? "episode" : "session");
  const [variant, setVariant] = useState<RewardVariantName>("v2");
  // An answer that is still being written is no missing one.
  const turn = turns.findLast(({ status }) => status !== "running");
  const number = useSession(({ state }) => turnNumber(state, turn?.turnId ?? null));
  const reward = useMemo(() => {
    if (!turn) return null;
    const asked = { sessionId, events, turn, variant };
    if (scope !== "episode") return rewardOfConversation(asked, scope);
    return ground && rewardOfEpisode(asked, ground);
  }, [sessionId, events, turn, variant, scope, ground]);
  if (!reward)
    return (
      <p className="px-4.5 py-4 text-[13px] text-mute">
        No turn yet: after the first answer, the paper's reward is computed here, part by part.
      </p>
    );
  const scopes = [
    { value: "turn", word: `Turn ${number}` },
    { value: "session", word: `Session to turn ${number}` },
    ...(ground ? [{ value: "episode", word: "Episode" } as const] : []),
  ] as const;
  return (
    <div className="h-full overflow-y-auto pb-3">
      <div className="flex flex-wrap gap-2 px-4.5 pt-3">
        <ChoiceGroup label="Computed over" value={scope} choices={scopes} onChoose={setScope} />
        <ChoiceGroup label="Variant" value={variant} choices={variantChoices} onChoose={setVariant} />
        {scope !== "turn" && <EarlierEvents of="events" amount="all" />}
      </div>
      <div className="space-y-2 px-4.5 py-3">
        <p className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
          <b className="text-2xl font-semibold">{rewardText(reward.earned)}</b>
          <span className="text-mute">
            of <b className="font-medium text-ink">{rewardText(reward.earnable)}</b> that can be earned here
          </span>
          <span className="ml-auto text-[13px] text-mute">
            {reward.total === null ? "R itself: not computable" : `R = ${rewardText(reward.total)}`}
          </span>
        </p>
        <RewardBar reward={reward} />
        <p className="text-xs text-mute">{rewardVariants[variant].says}</p>
      </div>
      <RewardParts reward={reward} />
    </div>
  );
}
