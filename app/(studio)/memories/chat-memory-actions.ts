import type { ChatMemoryActions } from "@/lib/client/memory/memory-acts";
import { undoMemoryChanges } from "./change-actions";
import { decideProposals } from "./proposal-actions";

/** What the chat pages hand to their views for memories. */
export const pageMemoryActions: ChatMemoryActions = { undoMemoryChanges, decideProposals };
