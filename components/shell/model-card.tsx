"use client";

import { ChevronUp } from "lucide-react";
import { Popover } from "@/components/ui/popover";
import { modelName } from "@/lib/client/model/model-name";
import { useShell } from "@/lib/client/shell/shell-context";
import { ModelDetail } from "./model-detail";

/** Who is speaking, always in sight; what it is and how to change it on click. */
export function ModelCard() {
  const model = useShell((shell) => shell.model);
  return (
    <Popover
      label="The model in use"
      side="top"
      trigger={
        <button
          type="button"
          className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-lg px-2 text-left text-xs text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <span aria-hidden className="size-2 shrink-0 rounded-full bg-add" />
          <span className="sr-only">Model: </span>
          <span className="min-w-0 flex-1 truncate">{modelName(model)}</span>
          <ChevronUp aria-hidden className="size-3.5 shrink-0" />
        </button>
      }
    >
      <ModelDetail model={model} />
    </Popover>
  );
}
