"use client";

import { SearchX, Sprout } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useMemories } from "@/lib/client/memory/memories-context";

interface EmptyStoreProps {
  /** `nothing`: no memory at all. `narrowed`: the filters let none through. `past`: there was none then. */
  readonly why: "nothing" | "narrowed" | "past";
  readonly onShowAll: () => void;
}

/** What stands where the list would be, and what to do about it. */
export function EmptyStore({ why, onShowAll }: EmptyStoreProps) {
  const open = useMemories((memories) => memories.open);
  if (why !== "nothing") {
    return (
      <div className="m-auto max-w-sm px-6 py-16 text-center">
        <SearchX aria-hidden className="mx-auto size-6 text-mute" strokeWidth={1.5} />
        <h2 className="mt-3 font-medium">
          {why === "past" ? "Nothing was remembered then" : "No memory fits"}
        </h2>
        <p className="mt-1 text-[13px] text-mute">
          {why === "past"
            ? "Move the slider to a later time."
            : "Try other words, or fewer filters. The search knows words and their meaning."}
        </p>
        {why === "narrowed" && (
          <Button className="mt-4" onClick={onShowAll}>
            Show all memories
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className="m-auto max-w-md px-6 py-16">
      <Sprout aria-hidden className="size-6 text-mute" strokeWidth={1.5} />
      <h2 className="mt-3 font-medium">No memories yet</h2>
      <p className="mt-1 text-[13px] text-pretty text-mute">
        A memory is one fact that outlives the conversation. Tell the agent something worth keeping, write one
        yourself, or bring those that another assistant has of you. Each will say where it came from, what it
        was good for and what it cost, and every change can be taken back.
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => open({ kind: "add" })}>
          Add a memory
        </Button>
        <Button onClick={() => open({ kind: "import" })}>Import from a file</Button>
      </div>
    </div>
  );
}
