"use client";

import { cn } from "@/components/ui/class-names";
import motion from "../motion.module.css";
import type { ContextRow } from "./context-rows";
import { ItemRow } from "./item-row";
import { LeftGroupRow } from "./left-group-row";
import { LeftItemRow } from "./left-item-row";
import { LeftMoreRow } from "./left-more-row";
import { MessageRow } from "./message-row";
import { TrayRow } from "./tray-row";
import { TurnRow } from "./turn-row";
import type { ContextFolds } from "./use-context-folds";

interface ContextRowViewProps {
  readonly row: ContextRow;
  readonly index: number;
  readonly folds: ContextFolds;
  /** Rows that came to be after this sequence move into place. */
  readonly freshAfter: number;
}

/** One row of the Context tab, whatever it is. */
export function ContextRowView({ row, index, folds, freshAfter }: ContextRowViewProps) {
  return <div className={cn(movementOf(row, freshAfter))}>{viewOf(row, index, folds)}</div>;
}

function viewOf(row: ContextRow, index: number, folds: ContextFolds) {
  switch (row.type) {
    case "item":
      return <ItemRow row={row} index={index} folds={folds} />;
    case "turn":
      return <TurnRow row={row} index={index} folds={folds} />;
    case "message":
      return <MessageRow row={row} index={index} folds={folds} />;
    case "tray":
      return <TrayRow left={row.left} index={index} folds={folds} />;
    case "left-group":
      return <LeftGroupRow group={row.group} index={index} />;
    case "left-item":
      return <LeftItemRow row={row} index={index} folds={folds} />;
    case "left-more":
      return <LeftMoreRow hiddenItems={row.hiddenItems} index={index} onShow={folds.showWholeTray} />;
  }
}

/** The movement that says where a row came from. */
function movementOf(row: ContextRow, freshAfter: number): string | undefined {
  if (row.type === "left-item") return row.group.bySequence > freshAfter ? motion.slideDown : undefined;
  if (row.type !== "item" || row.depth > 0 || row.item.enteredSequence <= freshAfter) return undefined;
  if (row.item.kind === "retrieved") return motion.flyIn;
  return row.item.kind === "summary" ? motion.fold : motion.appear;
}
