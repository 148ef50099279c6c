import { redirect } from "next/navigation";

interface MemoryPageProps {
  readonly params: Promise<{ readonly memoryId: string }>;
}

/** The short address of one memory, for links from anywhere: the page of memories with this one open. */
export default async function MemoryRoute({ params }: MemoryPageProps) {
  const { memoryId } = await params;
  redirect(`/memories?memory=${encodeURIComponent(decodeURIComponent(memoryId))}`);
}
