import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createStallWatch } from "./stall-watch";

describe("the watch for a silent database", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("calls once when an owed answer stays out", () => {
    const onStall = vi.fn();
    const watch = createStallWatch(1_000, onStall);
    watch.expectAnswer();
    vi.advanceTimersByTime(999);
    expect(onStall).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5_000);
    expect(onStall).toHaveBeenCalledOnce();
  });

  test("waits on while anything comes", () => {
    const onStall = vi.fn();
    const watch = createStallWatch(1_000, onStall);
    watch.expectAnswer();
    for (let index = 0; index < 10; index += 1) {
      vi.advanceTimersByTime(900);
      watch.noteProgress(0);
    }
    expect(onStall).not.toHaveBeenCalled();
    expect(watch.isWaiting()).toBe(true);
  });

  test("rests when nothing is owed", () => {
    const onStall = vi.fn();
    const watch = createStallWatch(1_000, onStall);
    watch.expectAnswer();
    watch.expectAnswer();
    watch.noteProgress(2);
    vi.advanceTimersByTime(10_000);
    expect([onStall.mock.calls.length, watch.isWaiting(), vi.getTimerCount()]).toEqual([0, false, 0]);
  });
});
