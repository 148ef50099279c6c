import { cn } from "@/components/ui/class-names";
import type { Reward, RewardPart } from "@/lib/core/reward/reward";
import { componentFill, partWords, rewardText } from "./reward-words";

/** One cell a part, as wide as its weight and filled by its value: the filled area is what it earns. */
export function RewardBar({ reward }: { readonly reward: Reward }) {
  const weighed = reward.parts.filter((part) => part.weight > 0);
  const says = weighed.map((part) => `${partWords[part.name]} ${valueWord(part)}`).join(", ");
  return (
    <div>
      <div role="img" aria-label={`Parts by weight: ${says}.`} className="flex h-5 gap-0.5">
        {weighed.map((part) => (
          <Cell key={part.name} part={part} />
        ))}
      </div>
      <p className="mt-1.5 flex flex-wrap gap-x-4 text-xs text-mute">
        <span>width is weight, fill is value</span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="hatched inline-block h-2.5 w-4 rounded-xs" /> not computable
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="inline-block h-2.5 w-4 rounded-xs border border-dashed border-mute" />{" "}
          not needed
        </span>
      </p>
    </div>
  );
}

function Cell({ part: { score, weight, component } }: { readonly part: RewardPart }) {
  return (
    <div
      style={{ flexGrow: weight, flexBasis: 0 }}
      className={cn(
        "relative min-w-0 overflow-hidden rounded-[3px]",
        score.status === "known" && "bg-kind-free",
        score.status === "not-computable" && "hatched",
        score.status === "not-needed" && "border-[1.5px] border-dashed border-mute",
      )}
    >
      {score.status === "known" && score.value !== 0 && (
        <div
          className={cn(
            "absolute inset-y-0 left-0",
            score.value < 0 ? "bg-danger" : componentFill[component],
          )}
          style={{ width: `${Math.min(1, Math.abs(score.value)) * 100}%` }}
        />
      )}
    </div>
  );
}

/** What a part is worth, in a word or a number. */
export function valueWord({ score }: Pick<RewardPart, "score">): string {
  if (score.status === "known") return rewardText(score.value);
  return score.status === "not-needed" ? "not needed" : "not computable";
}
