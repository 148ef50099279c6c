import { z } from "zod";
import { counted, quoted } from "../text/phrases";
import { defineEvent } from "./define-event";
import { words } from "./words";

/** What all of them have in common: they change how a conversation is kept, and nothing that a model sees. */
const housekeeping = {
  family: "session",
  hasRows: false,
  isAct: false,
  touches: () => ({}),
  tokens: () => 0,
  announces: null,
  trace: null,
} as const;

/** How a person keeps a conversation. Recorded in the root of its branches, where they hold for all of them. */
export const sessionEvents = [
  /** An empty title brings back the one that the first message gives. */
  defineEvent("session-renamed", {
    ...housekeeping,
    fields: { title: words("messages") },
    word: "Renamed",
    says: ({ title }) => (title === "" ? "the title was reset" : `the session was renamed ${quoted(title)}`),
    line: ({ title }) => title || "title reset",
    sentence: ({ title, by }) =>
      by === "app"
        ? `This session was named ${quoted(title)} after the program that it belongs to.`
        : title === ""
          ? "You reset the title: the first message gives it again."
          : `You renamed this session ${quoted(title)}.`,
  }),
  defineEvent("session-pinned", {
    ...housekeeping,
    fields: { pinned: z.boolean() },
    word: "Pinned",
    says: ({ pinned }) => (pinned ? "the session was pinned" : "the session was unpinned"),
    line: ({ pinned }) => (pinned ? "pinned" : "unpinned"),
    sentence: ({ pinned }) => (pinned ? "You pinned this session." : "You unpinned this session."),
  }),
  defineEvent("session-archived", {
    ...housekeeping,
    fields: { archived: z.boolean() },
    word: "Archived",
    says: ({ archived }) => (archived ? "the session was archived" : "the session left the archive"),
    line: ({ archived }) => (archived ? "archived" : "unarchived"),
    sentence: ({ archived }) =>
      archived ? "You archived this session." : "You took this session out of the archive.",
  }),
  /** Hidden, with every word still there: `session-restored` brings it back, `session-purged` empties it. */
  defineEvent("session-deleted", {
    ...housekeeping,
    fields: {},
    word: "Deleted",
    says: () => "the session was deleted",
    line: () => "can be restored",
    sentence: () => "You deleted this session. It can be restored until you delete it for good.",
  }),
  defineEvent("session-restored", {
    ...housekeeping,
    fields: {},
    word: "Restored",
    says: () => "the session was restored",
    line: () => "restored",
    sentence: () => "You restored this session.",
  }),
  /** The words of the conversation and of all its branches were removed; what it wrote to long-term memory stays. */
  defineEvent("session-purged", {
    ...housekeeping,
    fields: { sessions: z.int().positive(), eventsErased: z.int().min(0) },
    word: "Purged",
    says: ({ eventsErased }) => `the words of ${counted(eventsErased, "event")} were deleted for good`,
    line: ({ eventsErased }) => `${counted(eventsErased, "event")} emptied`,
    sentence: ({ sessions, eventsErased }) =>
      `You deleted this session for good: the words of ${counted(eventsErased, "event")} in ${counted(sessions, "branch", "branches")} are gone.`,
  }),
] as const;
