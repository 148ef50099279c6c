import type { ResponseOf } from "@/lib/contract/contract";
import type { viewEpisodeContract } from "@/lib/contract/lab/view-episode";

/** One history of a run, as the server gives it. */
export type EpisodeView = ResponseOf<typeof viewEpisodeContract>;

/** One strategy on it. */
export type EpisodeCell = EpisodeView["cells"][number];
