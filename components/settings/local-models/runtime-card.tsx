"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { installRuntime, stopInstalling } from "@/app/(studio)/settings/local-model-actions";
import { ProgressLine } from "@/components/model/progress-line";
import { bytesText } from "@/components/model/size-words";
import type { ActOnLocalModels } from "@/components/model/use-act-on-local-models";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import type { RuntimeState } from "@/lib/core/model/local-model";

interface RuntimeCardProps {
  readonly runtime: RuntimeState;
  readonly act: ActOnLocalModels;
}

/** Whether the runtime is here, and its installation. */
export function RuntimeCard({ runtime, act }: RuntimeCardProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const { status, receivedBytes, totalBytes } = runtime;
  const install = async () => setProblem(await act(installRuntime, {}));
  const stop = async () => setProblem(await act(stopInstalling, {}));
  return (
    <div className="rounded-xl border border-line bg-panel p-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium">node-llama-cpp</p>
          <p role="status" className="mt-0.5 flex items-center gap-1.5 text-[13px] text-mute">
            {status === "installed" && <CircleCheck aria-hidden className="size-3.5 shrink-0 text-accent" />}
            {statusText(runtime)}
          </p>
        </div>
        {(status === "missing" || status === "failed") && (
          <Button variant="primary" onClick={() => void install()}>
            {status === "failed" ? "Try again" : "Install"}
          </Button>
        )}
        {status === "installing" && <Button onClick={() => void stop()}>Stop</Button>}
      </div>
      {status === "installing" && (
        <ProgressLine label="Installing the runtime" receivedBytes={receivedBytes} totalBytes={totalBytes} />
      )}
      <InlineError message={problem ?? runtime.problem} className="mt-2" />
    </div>
  );
}

function statusText({ status, totalBytes }: RuntimeState): string {
  switch (status) {
    case "installed":
      return "Installed.";
    case "installing":
      return "Installing from npm…";
    case "failed":
      return "Not installed.";
    case "missing":
      return `Not installed. Takes about ${bytesText(totalBytes)} from npm; nothing is compiled.`;
  }
}
