"use client";

import { cn } from "@/components/ui/class-names";
import type { Reward, RewardPart } from "@/lib/core/reward/reward";
import { EventChips } from "./event-chips";
import { valueWord } from "./reward-bar";
import {
  componentFill,
  componentWords,
  formulaText,
  partWords,
  penaltyText,
  rewardText,
} from "./reward-words";

const components = ["task", "context", "memory"] as const;

/** Every part with its value, the line that says how it came about, and its events; penalties last. */
export function RewardParts({ reward }: { readonly reward: Reward }) {
  return (
    <>
      {components.map((component) => {
        const parts = reward.parts.filter((part) => part.component === component);
        return (
          <section
            key={component}
            aria-label={componentWords[component]}
            className="border-t border-line py-2.5"
          >
            <h2 className="flex items-baseline gap-2 px-4.5 font-medium">
              <span aria-hidden className={cn("size-2.5 rounded-xs", componentFill[component])} />
              {componentWords[component]}
              <span className="ml-auto text-xs font-normal text-mute tabular-nums">
                {weightText(parts.reduce((sum, part) => sum + part.weight, 0))}
              </span>
            </h2>
            <ul className="divide-y divide-dashed divide-line px-4.5">
              {parts.map((part) => (
                <PartRow key={part.name} part={part} isAlone={parts.length === 1} />
              ))}
            </ul>
          </section>
        );
      })}
      <section aria-label="Penalties" className="border-t border-line py-2.5">
        <h2 className="flex items-baseline gap-2 px-4.5 font-medium">
          <span aria-hidden className="size-2.5 rounded-xs bg-danger" /> Penalties
          <span className="ml-auto tabular-nums">
            {rewardText(reward.penalties.reduce((sum, { value }) => sum + value, 0))}
          </span>
        </h2>
        <ul className="px-4.5 text-[13px] text-mute">
          {reward.penalties.map((penalty) => (
            <li key={penalty.name} className="flex gap-2 py-1">
              <span>{penaltyText(penalty)}</span>
              <span className="ml-auto text-ink tabular-nums">{rewardText(penalty.value)}</span>
            </li>
          ))}
          {reward.toolEfficiency !== null && (
            <li className="flex gap-2 py-1">
              <span>tool efficiency, which only the released code has</span>
              <span className="ml-auto text-ink tabular-nums">{rewardText(reward.toolEfficiency)}</span>
            </li>
          )}
        </ul>
      </section>
    </>
  );
}

function PartRow({ part, isAlone }: { readonly part: RewardPart; readonly isAlone: boolean }) {
  return (
    <li className="py-1.5">
      <div className="flex items-baseline gap-2 text-[13px]">
        <span className={cn(isAlone && "sr-only")}>{partWords[part.name]}</span>
        <span
          className={cn(
            "ml-auto tabular-nums",
            part.score.status === "known"
              ? "font-medium"
              : "rounded-md border border-line px-1.5 text-xs text-mute",
            part.score.status === "not-needed" && "border-dashed",
          )}
        >
          {valueWord(part)}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[13px] text-mute">
        <span className="min-w-0">{formulaText(part)}</span>
        <EventChips grounds={part.grounds} />
      </div>
    </li>
  );
}

/** "weight 1/3" where it is one, else as a number. */
function weightText(weight: number): string {
  if (weight === 0) return "no weight";
  return Math.abs(weight - 1 / 3) < 1e-9 ? "weight 1/3" : `weight ${rewardText(weight)}`;
}
