"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { focusPanel } from "./focus-panel";
import { IconButton } from "./icon-button";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: string;
  /** Before the title: a mark of what it is about. */
  readonly mark?: ReactNode;
  /** Beside the button that closes it. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A modal dialog in the middle of the screen. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  mark,
  tools,
  children,
  className,
}: DialogProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-black/35" />
        <RadixDialog.Content
          data-modal=""
          onOpenAutoFocus={focusPanel}
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[min(440px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 flex-col overflow-y-auto rounded-2xl border border-line bg-panel p-5 shadow-xl outline-none",
            className,
          )}
        >
          <div className={cn("mb-3 flex shrink-0 items-start gap-3", mark && "max-sm:flex-wrap")}>
            {mark}
            <div className={cn("min-w-0 flex-1", mark && "max-sm:order-last max-sm:basis-full")}>
              <RadixDialog.Title className="text-[15px] font-semibold">{title}</RadixDialog.Title>
              {description && (
                <RadixDialog.Description className="mt-0.5 text-[13px] text-mute">
                  {description}
                </RadixDialog.Description>
              )}
            </div>
            {mark && <span className="flex-1 sm:hidden" />}
            {tools}
            <RadixDialog.Close asChild>
              <IconButton icon={X} label="Close" className="-mt-1 -mr-1.5" />
            </RadixDialog.Close>
          </div>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
