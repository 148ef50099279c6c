import { previewFilterContract } from "@/lib/contract/context/preview-filter";
import { readHandler } from "@/lib/server/read-handler";
import { previewFilter } from "@/lib/use-cases/context/preview-filter";

export const GET = readHandler(previewFilterContract, { scope: "session" }, ({ deps, ownerId }, question) =>
  previewFilter(deps, { ownerId, ...question }),
);
