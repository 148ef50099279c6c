// Adds time to every answer that a page waits for, and counts how many of its reads are under way at once.
import type { Page, Route } from "@playwright/test";

/**
 * `side-by-side` is the app as it is: each read is only slower. `one-after-another` sends a read when the one before it has been answered,
 * which is what the browser does with server actions.
 */
export type ReadOrder = "side-by-side" | "one-after-another";

/** What a page has asked for so far. */
export interface SlowAnswers {
  /** How many reads were answered. */
  answered(): number;
  /** How many reads wait for an answer. */
  waiting(): number;
  /** When the last read was answered, in milliseconds since 1970. */
  lastAnswerMs(): number;
  /** The most reads that were on their way at once. */
  mostAtOnce(): number;
}

/** Delays the documents and the reads of a page. Streams stay as they are: they answer at once and never end. */
export async function slowDown(page: Page, order: ReadOrder, addedMs: number): Promise<SlowAnswers> {
  let answered = 0;
  let waiting = 0;
  let onTheirWay = 0;
  let mostAtOnce = 0;
  let lastAnswerMs = 0;
  let queue: Promise<void> = Promise.resolve();

  const answerLater = async (route: Route) => {
    onTheirWay += 1;
    mostAtOnce = Math.max(mostAtOnce, onTheirWay);
    const [answer] = await Promise.all([route.fetch(), wait(addedMs)]);
    await route.fulfill({ response: answer });
    onTheirWay -= 1;
    answered += 1;
    waiting -= 1;
    lastAnswerMs = Date.now();
  };

  await page.route("**/*", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.resourceType() === "document") {
      await wait(addedMs);
      return route.continue();
    }
    if (!pathname.startsWith("/api/") || request.resourceType() === "eventsource") return route.continue();
    waiting += 1;
    if (order === "side-by-side") return answerLater(route);
    queue = queue.then(() => answerLater(route));
    return queue;
  });
  return {
    answered: () => answered,
    waiting: () => waiting,
    lastAnswerMs: () => lastAnswerMs,
    mostAtOnce: () => mostAtOnce,
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
