import { Columns2, MessageSquare } from "lucide-react";
import Link from "next/link";

const link =
  "inline-flex min-h-7 items-center gap-1.5 rounded-lg border border-line bg-panel px-2.5 text-[13px] font-medium hover:bg-soft pointer-coarse:min-h-11";

/** From a branch on: beside the session it came from, or into it. */
export function BranchLinks({
  sessionId,
  branchId,
}: {
  readonly sessionId: string;
  readonly branchId: string;
}) {
  return (
    <>
      <Link href={`/compare/${sessionId}/${branchId}`} prefetch={false} className={link}>
        <Columns2 aria-hidden className="size-3.5" />
        Compare side by side
      </Link>
      <Link href={`/chat/${branchId}`} prefetch={false} className={link}>
        <MessageSquare aria-hidden className="size-3.5" />
        Open the branch
      </Link>
    </>
  );
}
