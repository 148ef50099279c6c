"use client";

import { Brain, FlaskConical, FolderOpen, type LucideIcon, Settings, Table2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";

interface PageLink {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
}

/** The pages beside the sessions. */
export const pages: readonly PageLink[] = [
  { href: "/memories", label: "Memories", icon: Brain },
  { href: "/sessions", label: "Sessions", icon: Table2 },
  { href: "/lab", label: "Lab", icon: FlaskConical },
  { href: "/settings", label: "Settings", icon: Settings },
  { href: "/replay/file", label: "Open file…", icon: FolderOpen },
];

/** The way to everything that is not a session. */
export function PageLinks() {
  const pathname = usePathname();
  return (
    <ul className="space-y-0.5 py-1.5">
      {pages.map(({ href, label, icon: Icon }) => {
        const isCurrent = pathname.startsWith(href);
        return (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent ? "page" : undefined}
              className={cn(
                "flex min-h-8 items-center gap-2.5 rounded-lg px-2 hover:bg-soft pointer-coarse:min-h-11",
                isCurrent ? "bg-soft font-medium" : "text-mute hover:text-ink",
              )}
            >
              <Icon aria-hidden className="size-4" strokeWidth={1.75} />
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
