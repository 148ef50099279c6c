import { CircleCheck, CircleMinus, CircleX, type LucideIcon } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { ConnectionCheck } from "@/lib/core/model/offer";

const names = {
  reach: "Reached",
  streaming: "Streaming",
  tools: "Tool calls",
  "two-calls": "Two calls in one step",
  "argument-types": "Types of arguments",
  "forced-call": "Call on demand",
  answer: "Answer without a call",
  "text-protocol": "Text protocol",
  profile: "Profile",
  embeddings: "Embeddings",
  tokenizer: "Token counts",
} as const satisfies Record<ConnectionCheck["name"], string>;

const looks = {
  works: { icon: CircleCheck, className: "text-add", word: "works" },
  fails: { icon: CircleX, className: "text-danger", word: "does not work" },
  untested: { icon: CircleMinus, className: "text-mute", word: "not tested" },
} as const satisfies Record<
  ConnectionCheck["outcome"],
  { icon: LucideIcon; className: string; word: string }
>;

/** What was tried on a connection, and what came of each. */
export function CheckList({ checks }: { readonly checks: readonly ConnectionCheck[] }) {
  return (
    <ul aria-label="What works" className="space-y-2">
      {checks.map((check) => (
        <Check key={check.name} check={check} />
      ))}
    </ul>
  );
}

function Check({ check }: { readonly check: ConnectionCheck }) {
  const { icon: Icon, className, word } = looks[check.outcome];
  return (
    <li className="flex gap-2 text-[13px]">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", className)} strokeWidth={1.75} />
      <span className="min-w-0">
        <span className="font-medium">
          {check.name === "profile" ? "Profile." : `${names[check.name]}: ${word}.`}
        </span>{" "}
        <span className="text-mute">{check.sentence}</span>
      </span>
    </li>
  );
}
