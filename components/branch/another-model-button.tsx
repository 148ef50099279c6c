"use client";

import { RefreshCcw } from "lucide-react";
import { useState } from "react";
import { ModelMenu } from "@/components/model/model-menu";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { modelName } from "@/lib/client/model/model-name";
import { useSession } from "@/lib/client/session/session-context";
import type { Turn } from "@/lib/core/session/session-state";
import { useBranchTools } from "./branch-tools";

/** Has another model answer a message again, beside the recorded answer: a policy before and after its training, say. */
export function AnotherModelButton({ turn }: { readonly turn: Turn }) {
  const tools = useBranchTools();
  const byDefault = useSession((session) => session.model);
  const [open, setOpen] = useState(false);
  if (!tools || turn.status === "running") return null;
  return (
    <li>
      <Popover
        label="Choose the model that answers again"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button variant="quiet">
            <RefreshCcw aria-hidden className="size-3.5" />
            Answer again by another model
          </Button>
        }
      >
        <ModelMenu
          current={null}
          defaultLabel={`Default: ${modelName(byDefault)}`}
          onChoose={(choice, label) => {
            setOpen(false);
            tools.askWhatIf({ kind: "model", turnId: turn.turnId, choice, label });
          }}
        />
      </Popover>
    </li>
  );
}
