"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { useComposer } from "@/lib/client/session/composer-context";

/** Why the last message was not sent, right above it. */
export function ComposerError() {
  const error = useComposer((composer) => composer.error);
  const dismiss = useComposer((composer) => composer.dismissError);
  if (error === null) return null;
  return (
    <div className="mb-2 flex items-start gap-2 rounded-xl border border-danger/35 bg-danger/5 py-1.5 pr-1.5 pl-3.5">
      <p className="min-w-0 flex-1 py-1 text-[13px] wrap-anywhere">{error}</p>
      <IconButton icon={X} label="Dismiss this message" onClick={dismiss} />
    </div>
  );
}
