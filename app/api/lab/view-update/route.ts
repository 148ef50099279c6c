import { viewUpdateContract } from "@/lib/contract/lab/view-update";
import { readHandler } from "@/lib/server/read-handler";
import { viewUpdate } from "@/lib/use-cases/training/view-training";

export const GET = readHandler(
  viewUpdateContract,
  { scope: "owner", role: "machine-owner" },
  ({ app }, question) => viewUpdate(app, question),
);
