"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { setDefaultModel } from "@/app/(studio)/settings/model-actions";
import { ModelMenu } from "@/components/model/model-menu";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { Popover } from "@/components/ui/popover";
import { isOffline, modelName } from "@/lib/client/model/model-name";
import { useAct } from "@/lib/client/query/use-act";
import { useShell } from "@/lib/client/shell/shell-context";
import type { ModelChoice, ModelIdentity } from "@/lib/core/log/event-envelope";

interface DefaultModelPickerProps {
  readonly current: ModelChoice | null;
  readonly model: ModelIdentity;
}

/** The model of every session that has none of its own. */
export function DefaultModelPicker({ current, model }: DefaultModelPickerProps) {
  const setting = useAct(setDefaultModel);
  const router = useRouter();
  const setModel = useShell((shell) => shell.setModel);
  const [open, setOpen] = useState(false);

  const choose = async (choice: ModelChoice | null, label: string) => {
    setOpen(false);
    if (!(await setting.run({ choice }))) return;
    if (choice)
      setModel({
        provider: choice.connectionId === "offline" ? "offline" : "openai",
        modelId: choice.modelId,
        label,
      });
    router.refresh();
  };

  return (
    <div className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-48">
          <span className="block truncate font-medium">{modelName(model)}</span>
          <span className="block text-[13px] text-mute">
            {isOffline(model)
              ? "A set of rules that runs on this computer, without a key and without a network. It is not a language model."
              : current === null
                ? "As the environment says."
                : "Chosen by you."}
          </span>
        </p>
        <Popover
          label="Choose the default model"
          align="end"
          open={open}
          onOpenChange={setOpen}
          trigger={
            <Button>
              Change
              <ChevronDown aria-hidden className="size-3.5" />
            </Button>
          }
        >
          <ModelMenu
            current={current}
            defaultLabel="What the app was started with"
            onChoose={(choice, label) => void choose(choice, label)}
          />
        </Popover>
      </div>
      <InlineError message={setting.error} className="mt-2" />
    </div>
  );
}
