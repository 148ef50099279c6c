import type { FrameClock } from "../replay/playhead-store";

/** The browser's own frames. */
export const browserFrames: FrameClock = {
  requestFrame: (run) => requestAnimationFrame(run),
  cancelFrame: (id) => cancelAnimationFrame(id),
};
