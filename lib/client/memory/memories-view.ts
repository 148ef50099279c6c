import { type Origin, originSchema } from "@/lib/core/log/memory";
import { type MemoryFilter, type MemorySort, memorySortSchema } from "@/lib/core/memory/memory-query";

/** The parts of the page of memories. */
export const memoriesTabs = ["store", "changes", "waiting", "health"] as const;
export type MemoriesTab = (typeof memoriesTabs)[number];

/** Ages of the current version that one can ask for, in days. */
export const ages = [1, 7, 30, 365] as const;

/** Everything about the page that the address says, so that a reload, a link and the back button show the same. */
export interface MemoriesView {
  readonly tab: MemoriesTab;
  readonly query: string;
  readonly sort: MemorySort;
  readonly types: readonly string[];
  readonly origins: readonly Origin[];
  readonly usage: "used" | "never-used" | null;
  readonly sessionId: string | null;
  /** Changed within so many days. */
  readonly days: number | null;
  /** The memory whose details are open. */
  readonly memoryId: string | null;
  /** A position of the owner's stream: the store as it was then. Null is now. */
  readonly asOf: number | null;
  /** The two dates of the tab "changes", as days; null is the default range. */
  readonly from: string | null;
  readonly to: string | null;
}

export const defaultView: MemoriesView = {
  tab: "store",
  query: "",
  sort: "newest",
  types: [],
  origins: [],
  usage: null,
  sessionId: null,
  days: null,
  memoryId: null,
  asOf: null,
  from: null,
  to: null,
};

const longestQuery = 400;

/** Reads the address; what it cannot mean is the default. */
export function readView(search: Pick<URLSearchParams, "get">): MemoriesView {
  const text = (name: string) => search.get(name) || null;
  const list = (name: string) => (text(name) ?? "").split(",").filter((part) => part !== "");
  const usage = text("usage");
  const asOf = Number(text("as-of") ?? Number.NaN);
  const days = Number(text("days"));
  return {
    tab: memoriesTabs.find((tab) => tab === text("view")) ?? "store",
    query: (text("q") ?? "").slice(0, longestQuery),
    sort: memorySortSchema.catch("newest").parse(text("sort") ?? "newest"),
    types: list("types"),
    origins: list("origins").flatMap((origin) => originSchema.safeParse(origin).data ?? []),
    usage: usage === "used" || usage === "never-used" ? usage : null,
    sessionId: text("session"),
    days: ages.find((age) => age === days) ?? null,
    memoryId: text("memory"),
    asOf: Number.isSafeInteger(asOf) && asOf >= 0 ? asOf : null,
    from: dayOf(text("from")),
    to: dayOf(text("to")),
  };
}

/** The address of a view; what is the default is left out. */
export function viewAddress(view: MemoriesView): string {
  const search = new URLSearchParams();
  const set = (name: string, value: string | null) => {
    if (value !== null && value !== "") search.set(name, value);
  };
  set("view", view.tab === "store" ? null : view.tab);
  set("q", view.query);
  set("sort", view.sort === "newest" ? null : view.sort);
  set("types", view.types.join(","));
  set("origins", view.origins.join(","));
  set("usage", view.usage);
  set("session", view.sessionId);
  set("days", view.days === null ? null : String(view.days));
  set("as-of", view.asOf === null ? null : String(view.asOf));
  set("from", view.from);
  set("to", view.to);
  set("memory", view.memoryId);
  const text = search.toString().replaceAll("%2C", ",");
  return text === "" ? "/memories" : `/memories?${text}`;
}

/** What the server is asked to let through. `nowMs` turns an age into a time. */
export function filterOf(view: MemoriesView, nowMs: number): MemoryFilter {
  return {
    ...(view.types.length > 0 ? { memoryTypes: [...view.types] } : {}),
    ...(view.origins.length > 0 ? { origins: [...view.origins] } : {}),
    ...(view.sessionId === null ? {} : { sessionId: view.sessionId }),
    ...(view.usage === null ? {} : { usage: view.usage }),
    ...(view.days === null ? {} : { changedAfter: new Date(nowMs - view.days * 86_400_000).toISOString() }),
  };
}

/** True when the list shows less than everything. */
export function isNarrowed(view: MemoriesView): boolean {
  return (
    view.query.trim() !== "" ||
    view.types.length > 0 ||
    view.origins.length > 0 ||
    view.usage !== null ||
    view.sessionId !== null ||
    view.days !== null
  );
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
