"use client";

import { FlaskConical } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { downloadJson, fileNameOf } from "@/lib/client/replay/download-json";
import { useSessionStore } from "@/lib/client/session/session-context";
import { stepTestOf } from "@/lib/core/replay/step-test";

/** Saves a step's exact prompt and what was done with it as a test that any model can be run against. */
export function SaveStepTest({ startedSequence }: { readonly startedSequence: number }) {
  const store = useSessionStore();
  const save = () => {
    const test = stepTestOf(store.getState().events, startedSequence);
    if (test) downloadJson(fileNameOf(test.name, "test.json"), test);
  };
  return (
    <IconButton icon={FlaskConical} label="Save this step as a test" className="size-7" onClick={save} />
  );
}
