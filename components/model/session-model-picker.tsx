"use client";

import { ChevronDown } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { toast } from "sonner";
import { chooseModel } from "@/app/(studio)/settings/model-actions";
import { Popover } from "@/components/ui/popover";
import { modelName } from "@/lib/client/model/model-name";
import { usePerform } from "@/lib/client/query/use-act";
import { useReadOnlyReason, useSession, useSessionStore } from "@/lib/client/session/session-context";
import { sessionModel } from "@/lib/client/session/session-model";
import { newId } from "@/lib/client/shell/new-id";
import type { ModelChoice } from "@/lib/core/log/event-envelope";
import { ModelMenu } from "./model-menu";

interface SessionModelPickerProps {
  /** The button that opens it; without it the name of the model. */
  readonly trigger?: ReactNode;
  /** Runs when another model was recorded. */
  readonly onChosen?: () => void;
}

/** Who answers in this session, and the way to another model: it speaks from the next turn on. Nothing where a program outside the studio acts. */
export function SessionModelPicker({ trigger, onChosen }: SessionModelPickerProps) {
  const perform = usePerform();
  const isPast = useReadOnlyReason() !== null;
  const session = useSessionStore();
  const byDefault = useSession((snapshot) => snapshot.model);
  const current = useSession((snapshot) => snapshot.state.modelChoice);
  const events = useSession((snapshot) => snapshot.events);
  const [open, setOpen] = useState(false);
  const isForeign = useSession((snapshot) => snapshot.state.client !== null);
  if (isPast || isForeign) return null;

  const choose = async (choice: ModelChoice | null, label: string) => {
    setOpen(false);
    const { sessionId, isNew } = session.getState();
    const recorded = await perform(chooseModel, {
      sessionId,
      newSession: isNew,
      requestId: newId(),
      choice,
      label,
    });
    if (!recorded.ok) {
      toast.error(recorded.error.message);
      return;
    }
    session.getState().receiveEvents(recorded.value.events);
    onChosen?.();
  };

  return (
    <Popover
      label="Choose the model of this session"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={trigger ?? <ModelName name={modelName(sessionModel(events, byDefault))} />}
    >
      <ModelMenu
        current={current}
        defaultLabel={`Default: ${modelName(byDefault)}`}
        onChoose={(choice, label) => void choose(choice, label)}
      />
    </Popover>
  );
}

function ModelName({ name, ...rest }: ComponentProps<"button"> & { readonly name: string }) {
  return (
    <button
      type="button"
      {...rest}
      className="flex min-h-8 max-w-56 min-w-0 items-center gap-1.5 rounded-lg px-2 text-[13px] text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
    >
      <span className="sr-only">Model of this session: </span>
      <span className="min-w-0 truncate">{name}</span>
      <ChevronDown aria-hidden className="size-3.5 shrink-0" />
    </button>
  );
}
