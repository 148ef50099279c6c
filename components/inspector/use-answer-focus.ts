"use client";

import { useCallback, useRef } from "react";

/** Hands the focus from a button to the words that replace it, so that the keyboard keeps its place. */
export function useAnswerFocus(): {
  /** Called when the button is used. */
  readonly expectAnswer: () => void;
  /** Ref of the words, which need `tabIndex={-1}`. */
  readonly answerRef: (answer: HTMLElement | null) => void;
} {
  const isExpected = useRef(false);
  return {
    expectAnswer: useCallback(() => {
      isExpected.current = true;
    }, []),
    answerRef: useCallback((answer) => {
      if (answer && isExpected.current) answer.focus();
      isExpected.current = false;
    }, []),
  };
}
