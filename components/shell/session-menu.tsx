"use client";

import {
  Archive,
  ArchiveRestore,
  Ellipsis,
  Eraser,
  History,
  type LucideIcon,
  PencilLine,
  Pin,
  PinOff,
  Trash2,
} from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { useShell } from "@/lib/client/shell/shell-context";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { RenameDialog } from "./rename-dialog";
import { useSessionActs } from "./use-session-acts";

interface SessionMenuProps {
  readonly session: SessionListEntry;
  readonly className?: string;
}

/** Everything that can be done with a conversation as a whole, behind one button. */
export function SessionMenu({ session, className }: SessionMenuProps) {
  const acts = useSessionActs();
  const button = useRef<HTMLButtonElement>(null);
  const [isRenaming, setRenaming] = useState(false);
  const setPurging = useShell((shell) => shell.setPurging);
  const { sessionId, title, pinned, archived } = session;
  const close = () => {
    setRenaming(false);
    button.current?.focus();
  };
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          ref={button}
          aria-label={`Actions for ${title}`}
          className={cn(
            "inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-mute hover:bg-soft hover:text-ink data-[state=open]:bg-soft data-[state=open]:text-ink data-[state=open]:opacity-100 pointer-coarse:size-11",
            className,
          )}
        >
          <Ellipsis aria-hidden className="size-4" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="start"
            sideOffset={4}
            collisionPadding={12}
            aria-label={`Actions for ${title}`}
            className="z-50 min-w-48 rounded-xl border border-line bg-panel p-1 text-[13px] text-ink shadow-lg shadow-black/8"
          >
            <Item icon={PencilLine} word="Rename…" onSelect={() => setRenaming(true)} />
            <Item
              icon={pinned ? PinOff : Pin}
              word={pinned ? "Unpin" : "Pin"}
              onSelect={() => void acts.pin(sessionId, !pinned)}
            />
            <Item
              icon={archived ? ArchiveRestore : Archive}
              word={archived ? "Unarchive" : "Archive"}
              onSelect={() => void acts.archive(sessionId, title, !archived)}
            />
            <DropdownMenu.Item asChild className={itemLook}>
              <a href={`/replay/${encodeURIComponent(sessionId)}`}>
                <History aria-hidden className="size-4 text-mute" strokeWidth={1.75} />
                Replay
              </a>
            </DropdownMenu.Item>
            <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />
            <Item icon={Trash2} word="Delete" onSelect={() => void acts.remove(sessionId, title)} />
            <Item icon={Eraser} word="Delete for good…" isDangerous onSelect={() => setPurging(session)} />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {isRenaming && <RenameDialog session={session} onClose={close} />}
    </>
  );
}

const itemLook =
  "flex min-h-8 items-center gap-2.5 rounded-lg px-2 outline-none select-none data-[highlighted]:bg-soft pointer-coarse:min-h-11";

interface ItemProps {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly onSelect: () => void;
  readonly isDangerous?: boolean;
}

function Item({ icon: Icon, word, onSelect, isDangerous = false }: ItemProps) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={cn(itemLook, isDangerous && "text-danger")}>
      <Icon aria-hidden className={cn("size-4", !isDangerous && "text-mute")} strokeWidth={1.75} />
      {word}
    </DropdownMenu.Item>
  );
}
