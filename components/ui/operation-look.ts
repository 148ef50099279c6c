import {
  ArrowDown,
  Funnel,
  ListChevronsDownUp,
  type LucideIcon,
  Minus,
  PencilLine,
  Plus,
} from "lucide-react";
import type { OperationName } from "@/lib/core/log/operations";

/** How one operation looks everywhere: never color alone, always icon and word beside it. */
export interface OperationLook {
  readonly word: string;
  readonly icon: LucideIcon;
  /** Class of colored text and icons. */
  readonly text: string;
  /** Class of a tinted surface with its border. */
  readonly tint: string;
  /** Class of a solid mark. */
  readonly mark: string;
}

export const operationLook = {
  ADD: { word: "Add", icon: Plus, text: "text-add", tint: "border-add/30 bg-add/8", mark: "bg-add" },
  UPDATE: {
    word: "Update",
    icon: PencilLine,
    text: "text-update",
    tint: "border-update/30 bg-update/8",
    mark: "bg-update",
  },
  DELETE: {
    word: "Delete",
    icon: Minus,
    text: "text-delete",
    tint: "border-delete/30 bg-delete/8",
    mark: "bg-delete",
  },
  RETRIEVE: {
    word: "Retrieve",
    icon: ArrowDown,
    text: "text-retrieve",
    tint: "border-retrieve/30 bg-retrieve/8",
    mark: "bg-retrieve",
  },
  SUMMARY: {
    word: "Summary",
    icon: ListChevronsDownUp,
    text: "text-summary",
    tint: "border-summary/30 bg-summary/8",
    mark: "bg-summary",
  },
  FILTER: {
    word: "Filter",
    icon: Funnel,
    text: "text-filter",
    tint: "border-filter/30 bg-filter/8",
    mark: "bg-filter",
  },
} as const satisfies Record<OperationName, OperationLook>;
