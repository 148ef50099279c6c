"use client";

import { useCallback, useState } from "react";
import { useSession } from "@/lib/client/session/session-context";
import type { InspectorFocus } from "@/lib/client/session/session-store";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import { SheetStrip } from "../strip/live-strip";
import { BudgetHeader } from "./budget-header";
import { ContextList } from "./context-list";
import { isAmongLeft, isGrouped } from "./context-rows";
import { ContextToolbar, type ContextView } from "./context-toolbar";
import { ExactPrompt } from "./exact-prompt";
import { OneLineMeter } from "./one-line-meter";
import type { ContextFolds } from "./use-context-folds";

/** The context made visible: what it costs, what is in it, what left it, and the exact prompt of every step. */
export function ContextTab({ folds }: { readonly folds: ContextFolds }) {
  // State instead of refs: the list measures itself against these elements, which must exist before it is mounted.
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  const focus = useSession((session) => session.focus);
  const [choice, setChoice] = useState<{ view: ContextView; madeAt: InspectorFocus } | null>(null);
  // Anyone who asks for an item wants to see it, whatever was chosen before.
  const isItemAsked = focus.itemId !== null && choice?.madeAt !== focus;
  const isLow = useMediaQuery("(max-height: 30rem)", false);
  const isLong = useSession((session) => isGrouped(session.state));
  const isAskedAmongLeft = useSession(
    ({ state }) => isItemAsked && isGrouped(state) && isAmongLeft(state, focus.itemId ?? ""),
  );
  const chosen = isItemAsked || choice === null ? (isAskedAmongLeft ? "left" : "items") : choice.view;
  const view = chosen === "left" && !isLong ? "items" : chosen;
  const onView = useCallback((chosen: ContextView) => setChoice({ view: chosen, madeAt: focus }), [focus]);
  return (
    <div ref={setScroll} className="h-full overflow-y-auto [overflow-anchor:none]">
      <div ref={setContent}>
        {!isLong && (isLow ? <FoldedBudget /> : <BudgetHeader />)}
        <SheetStrip />
        <ContextToolbar view={view} isLong={isLong} onView={onView} onShowTray={folds.showTray} />
        {view === "prompt" && <ExactPrompt />}
        {view !== "prompt" && scroll && content && (
          <ContextList key={view} scroll={scroll} content={content} folds={folds} shows={view} />
        )}
      </div>
    </div>
  );
}

/** In a low window the meter is one line, which unfolds. */
function FoldedBudget() {
  return (
    <details>
      <summary aria-label="Budget of the context" className="flex min-h-9 items-center px-4.5">
        <OneLineMeter />
      </summary>
      <BudgetHeader />
    </details>
  );
}
