import Link from "next/link";
import { cn } from "./class-names";

interface MemoryPageLinkProps {
  readonly memoryId: string;
  readonly className?: string;
}

/** The way from a memory in a conversation to everything about it. */
export function MemoryPageLink({ memoryId, className }: MemoryPageLinkProps) {
  return (
    <Link
      href={`/memories?memory=${encodeURIComponent(memoryId)}`}
      prefetch={false}
      className={cn(
        "inline-flex min-h-6 items-center rounded px-1 text-xs font-medium whitespace-nowrap text-accent hover:underline pointer-coarse:min-h-11",
        className,
      )}
    >
      Open in Memories
    </Link>
  );
}
