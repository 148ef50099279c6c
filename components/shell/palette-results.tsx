"use client";

import { Command } from "cmdk";
import { Archive, Brain, MessageSquare, Pin } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { type PaletteGroup, usePaletteFinds } from "./use-palette-finds";

const icons = { session: MessageSquare, pinned: Pin, archived: Archive, memory: Brain } as const;

interface PaletteResultsProps {
  readonly search: string;
  readonly onDone: () => void;
  /** Told which entry stands first. */
  readonly onFirst: (id: string) => void;
}

/** What a search of the palette finds, in groups. */
export function PaletteResults({ search, onDone, onFirst }: PaletteResultsProps) {
  const router = useRouter();
  const open = useCallback((href: string) => router.push(href), [router]);
  const { groups, isSearching } = usePaletteFinds(search, open);
  const firstId = groups.find(({ entries }) => entries.length > 0)?.entries[0]?.id ?? "";
  useEffect(() => onFirst(firstId), [firstId, onFirst]);
  return (
    <>
      <Command.Empty className="px-2.5 py-6 text-center text-[13px] text-mute">
        {isSearching ? "Searching…" : "Nothing has these words."}
      </Command.Empty>
      {groups
        .filter(({ entries }) => entries.length > 0)
        .map((group) => (
          <Group key={group.heading} group={group} onDone={onDone} />
        ))}
    </>
  );
}

function Group({ group, onDone }: { readonly group: PaletteGroup; readonly onDone: () => void }) {
  return (
    <Command.Group
      heading={group.heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-mute"
    >
      {group.entries.map(({ id, label, detail, icon, run }) => {
        const Icon = typeof icon === "string" ? icons[icon] : icon;
        return (
          <Command.Item
            key={id}
            value={id}
            onSelect={() => {
              onDone();
              run();
            }}
            className="flex min-h-9 items-center gap-2.5 rounded-lg px-2.5 text-[13px] data-[selected=true]:bg-soft pointer-coarse:min-h-11"
          >
            <Icon aria-hidden className="size-4 shrink-0 text-mute" strokeWidth={1.75} />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {label}
            </span>
            {detail !== undefined && <span className="shrink-0 text-xs text-mute">{detail}</span>}
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}
