import { viewEpisodeContract } from "@/lib/contract/lab/view-episode";
import { readHandler } from "@/lib/server/read-handler";
import { viewEpisode } from "@/lib/use-cases/lab/view-episode";

export const GET = readHandler(viewEpisodeContract, { scope: "owner" }, ({ app, ownerId }, question) =>
  viewEpisode(app, { ownerId, ...question }),
);
