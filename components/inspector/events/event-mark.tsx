import {
  Archive,
  ArchiveRestore,
  CircleAlert,
  CircleCheck,
  CirclePause,
  CircleSlash,
  CircleX,
  Cpu,
  Eraser,
  FlaskConical,
  FlaskConicalOff,
  Footprints,
  Gauge,
  GitBranch,
  GitMerge,
  type LucideIcon,
  MessageSquare,
  MessageSquareReply,
  OctagonMinus,
  OctagonPause,
  PencilLine,
  PenLine,
  Pin,
  Play,
  Plug,
  PlugZap,
  RotateCcw,
  Scissors,
  SearchX,
  Settings2,
  SquareMinus,
  SquareTerminal,
  StepForward,
  Trash2,
  Undo2,
  UserCog,
  Vote,
} from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { OperationBadge } from "@/components/ui/operation-badge";
import { operationLook } from "@/components/ui/operation-look";
import type { EventType } from "@/lib/core/log/events";
import type { EventLine } from "./event-line";

const icons = {
  "session-started": Play,
  "turn-started": MessageSquare,
  "step-started": SquareTerminal,
  "step-finished": MessageSquareReply,
  "items-restored": RotateCcw,
  "item-protection-changed": Pin,
  "budget-noticed": Gauge,
  "context-trimmed": Scissors,
  "turn-completed": CircleCheck,
  "turn-cancelled": CirclePause,
  "turn-interrupted": CircleSlash,
  "turn-failed": CircleX,
  "memory-added": operationLook.ADD.icon,
  "memory-updated": operationLook.UPDATE.icon,
  "memory-deleted": operationLook.DELETE.icon,
  "memory-proposed": Vote,
  "memories-retrieved": operationLook.RETRIEVE.icon,
  "context-summarized": operationLook.SUMMARY.icon,
  "context-filtered": operationLook.FILTER.icon,
  "operation-rejected": CircleAlert,
  "memory-restored": Undo2,
  "memory-purged": Eraser,
  "proposal-decided": Vote,
  "exchanges-left": SearchX,
  "items-removed": SquareMinus,
  "item-replaced": PenLine,
  "model-chosen": Cpu,
  "session-settings-changed": Settings2,
  "profile-changed": UserCog,
  "session-forked": GitBranch,
  "sandbox-applied": GitMerge,
  "experiment-planned": FlaskConical,
  "experiment-deleted": FlaskConicalOff,
  "turn-paused": OctagonPause,
  "turn-continued": StepForward,
  "breakpoints-set": OctagonMinus,
  "stage-started": FlaskConical,
  "environment-acted": Footprints,
  "outside-memory-used": Plug,
  "context-observed": PlugZap,
  "session-renamed": PencilLine,
  "session-pinned": Pin,
  "session-archived": Archive,
  "session-deleted": Trash2,
  "session-restored": ArchiveRestore,
  "session-purged": Eraser,
} as const satisfies Record<EventType, LucideIcon>;

/** Icon and word of an event. A refused operation is struck and carries a warning sign. */
export function EventMark({ type, line }: { readonly type: EventType; readonly line: EventLine }) {
  if (line.operation !== null) {
    return (
      <span className="flex min-w-0 items-center gap-1">
        <OperationBadge operation={line.operation} variant="inline" rejected={line.isRejected} />
        {line.isRejected && <CircleAlert aria-label="refused" className="size-3.5 shrink-0 text-danger" />}
      </span>
    );
  }
  const Icon = icons[type];
  return (
    <span
      className={cn(
        "flex min-w-0 items-center gap-1.5 text-xs font-medium text-mute",
        (line.isRejected || type === "turn-failed") && "text-danger",
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{line.word}</span>
    </span>
  );
}
