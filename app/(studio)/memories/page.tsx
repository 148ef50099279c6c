import { connection } from "next/server";
import { MemoriesPage } from "@/components/memory/memories-page";
import { pageActions } from "./page-actions";

/** The owner's memories; the address says which part, which search and which memory. */
export default async function MemoriesRoute() {
  await connection();
  return <MemoriesPage actions={pageActions} />;
}
