"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { OperationBadge } from "@/components/ui/operation-badge";
import type { OperationName } from "@/lib/core/log/operations";

interface OperationPanelProps {
  readonly id: string;
  readonly operation: OperationName;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const explanations = {
  ADD: "store a new memory",
  UPDATE: "replace a memory's text; the old version stays",
  DELETE: "forget a memory; its history stays",
  RETRIEVE: "search the memories and place the best into the context",
  SUMMARY: "replace items by a shorter text; the originals stay in the log",
  FILTER: "take items about a subject out of the context",
} as const satisfies Record<OperationName, string>;

/** Frame of an operation's form. The first field has the focus when it opens, its button has it again when it closes. */
export function OperationPanel({ id, operation, onClose, children }: OperationPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    element?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    return () => {
      document.querySelector<HTMLElement>(`[data-operation="${operation}"]`)?.focus();
    };
  }, [operation]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <section
      ref={panel}
      id={id}
      aria-label={`${operation} by hand`}
      onKeyDown={closeOnEscape}
      className="flex min-h-0 flex-col border-b border-line"
    >
      <header className="flex shrink-0 items-center gap-2 py-1.5 pr-2 pl-4.5">
        <OperationBadge operation={operation} />
        <p className="min-w-0 flex-1 truncate text-xs text-mute">{explanations[operation]}</p>
        <IconButton icon={X} label={`Close ${operation}`} onClick={onClose} className="size-7" />
      </header>
      <div className="min-h-0 overflow-y-auto px-4.5">{children}</div>
    </section>
  );
}
