"use client";

import { GitBranch } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { useShell } from "@/lib/client/shell/shell-context";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** One session in the list. */
export function SessionLink({ session }: { readonly session: SessionListEntry }) {
  const pathname = usePathname();
  // Another branch of the conversation, or a sandbox of it, is found here too.
  const isCurrent = [session.sessionId, ...session.memberIds].some((id) => pathname === `/chat/${id}`);
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  return (
    <li>
      <Link
        href={`/chat/${session.sessionId}`}
        prefetch={false}
        title={session.title}
        aria-current={isCurrent ? "page" : undefined}
        onClick={() => setDrawerOpen(false)}
        className={cn(
          "flex min-h-8 items-center gap-2 rounded-lg px-2 text-mute outline-offset-[-2px] hover:bg-soft hover:text-ink pointer-coarse:min-h-11",
          isCurrent && "bg-soft text-ink",
        )}
      >
        <span className="min-w-0 flex-1 truncate">{session.title}</span>
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
    </li>
  );
}
