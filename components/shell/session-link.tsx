"use client";

import { GitBranch } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { useShell } from "@/lib/client/shell/shell-context";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { SessionMenu } from "./session-menu";
import { TemporaryMark } from "./temporary-mark";

/** One session in the list. */
export function SessionLink({ session }: { readonly session: SessionListEntry }) {
  const pathname = usePathname();
  // Another branch of the conversation, or a sandbox of it, is found here too.
  const isCurrent = [session.sessionId, ...session.memberIds].some((id) => pathname === `/chat/${id}`);
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  return (
    <li
      className={cn(
        "group flex items-center rounded-lg text-mute hover:bg-soft hover:text-ink focus-within:bg-soft",
        isCurrent && "bg-soft text-ink",
      )}
    >
      <Link
        href={`/chat/${session.sessionId}`}
        prefetch={false}
        title={session.title}
        aria-current={isCurrent ? "page" : undefined}
        onClick={() => setDrawerOpen(false)}
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-lg pl-2 outline-offset-[-2px] pointer-coarse:min-h-11"
      >
        {session.temporary && <TemporaryMark />}
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {session.title}
        </span>
        {session.branches > 1 && (
          <span className="flex shrink-0 items-center gap-0.5 text-xs tabular-nums">
            <GitBranch aria-hidden className="size-3" />
            {session.branches}
            <span className="sr-only"> branches</span>
          </span>
        )}
        {session.running && (
          <span className="size-1.5 shrink-0 rounded-full bg-accent motion-safe:animate-pulse">
            <span className="sr-only">answering</span>
          </span>
        )}
      </Link>
      <SessionMenu
        session={session}
        className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      />
    </li>
  );
}
