"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { focusPanel } from "./focus-panel";
import { IconButton } from "./icon-button";

interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly side: "left" | "right";
  readonly children: ReactNode;
  readonly className?: string;
}

const sides = {
  left: "left-0 border-r data-[state=open]:animate-[slide-from-left_160ms_ease-out]",
  right: "right-0 border-l data-[state=open]:animate-[slide-from-right_160ms_ease-out]",
} as const;

/** A modal panel that comes in from one side of the screen. */
export function Sheet({ open, onOpenChange, title, side, children, className }: SheetProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-black/35" />
        <RadixDialog.Content
          data-modal=""
          onOpenAutoFocus={focusPanel}
          aria-describedby={undefined}
          className={cn(
            "fixed inset-y-0 z-50 flex flex-col border-line bg-panel shadow-xl outline-none",
            sides[side],
            className,
          )}
        >
          <div className="flex h-13 shrink-0 items-center border-b border-line pr-2 pl-4">
            <RadixDialog.Title className="flex-1 text-sm font-semibold">{title}</RadixDialog.Title>
            <RadixDialog.Close asChild>
              <IconButton icon={X} label={`Close ${title.toLowerCase()}`} />
            </RadixDialog.Close>
          </div>
          <div className="flex min-h-0 flex-1 flex-col">{children}</div>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
