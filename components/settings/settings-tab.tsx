"use client";

import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import type { SettingsSectionId } from "@/lib/client/settings/settings-sections";

interface SettingsTabProps {
  readonly id: SettingsSectionId;
  readonly label: string;
  readonly isCurrent: boolean;
}

/** The chosen section may lie outside its row on a small screen. */
function showInRow(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
}

/** The way to one section. A link, because each section has an address of its own. */
export function SettingsTab({ id, label, isCurrent }: SettingsTabProps) {
  return (
    <li ref={isCurrent ? showInRow : undefined} className="shrink-0">
      <Link
        href={`/settings?section=${id}`}
        prefetch={false}
        scroll={false}
        aria-current={isCurrent ? "page" : undefined}
        className={cn(
          "-mb-px flex min-h-9 items-center border-b-2 px-2 text-[13px] whitespace-nowrap pointer-coarse:min-h-11",
          isCurrent ? "border-accent font-medium text-ink" : "border-transparent text-mute hover:text-ink",
        )}
      >
        {label}
      </Link>
    </li>
  );
}
