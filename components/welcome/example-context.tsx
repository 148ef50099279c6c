"use client";

import { useState } from "react";
import { ContextList } from "@/components/inspector/context/context-list";
import { useContextFolds } from "@/components/inspector/context/use-context-folds";

/** What the model sees at the place on screen, followed to its end. */
export function ExampleContext() {
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  const folds = useContextFolds();
  return (
    <div ref={setScroll} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
      <div ref={setContent}>
        {scroll && content && (
          <ContextList scroll={scroll} content={content} folds={folds} shows="items" isFollowed />
        )}
      </div>
    </div>
  );
}
