import type { ReactNode } from "react";
import { Brand } from "./brand";

interface MessagePageProps {
  readonly title: string;
  readonly text: string;
  readonly detail?: string | null;
  /** The way on. */
  readonly children: ReactNode;
}

/** A page that has one thing to say, alone or within the frame. */
export function MessagePage({ title, text, detail = null, children }: MessagePageProps) {
  return (
    <main className="flex h-dvh w-full items-center justify-center p-6">
      <title>{`${title} · AgeMem Studio`}</title>
      <div className="w-full max-w-md">
        <Brand />
        <h1 className="mt-6 text-lg font-semibold">{title}</h1>
        <p className="mt-1 mb-5 text-mute">{text}</p>
        {children}
        {detail && <p className="mt-5 font-mono text-xs text-mute">{detail}</p>}
      </div>
    </main>
  );
}
