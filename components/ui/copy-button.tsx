"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";
import { IconButton } from "./icon-button";

interface CopyButtonProps {
  readonly text: string;
  /** Accessible name, for example "Copy answer". */
  readonly label: string;
  readonly className?: string;
}

/** How long "Copied" stands, in milliseconds. */
const confirmationMs = 1_600;

/** Copies a text and says so. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  const announcer = useAnnouncer();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      announcer.announce({ text: "Copied", urgency: "polite" });
      setCopied(true);
      setTimeout(() => setCopied(false), confirmationMs);
    } catch {
      announcer.announce({ text: "The browser did not allow copying.", urgency: "assertive" });
    }
  };
  return (
    <IconButton
      icon={isCopied ? Check : Copy}
      label={label}
      className={`size-7 ${className ?? ""}`}
      onClick={() => void copy()}
    />
  );
}
