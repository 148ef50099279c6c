import { notFound } from "next/navigation";
import { connection } from "next/server";
import { CompareScreen } from "@/components/branch/compare/compare-screen";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadComparePage } from "@/lib/server/compare-data";

interface ComparePageProps {
  readonly params: Promise<{ readonly sessionId: string; readonly otherId: string }>;
}

/** Two branches side by side. */
export default async function ComparePage({ params }: ComparePageProps) {
  await connection();
  const { sessionId, otherId } = await params;
  const data = await loadComparePage(sessionId, otherId);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  if (!data.found) notFound();
  return <CompareScreen key={`${sessionId} ${otherId}`} left={data.left} right={data.right} />;
}
