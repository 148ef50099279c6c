"use client";

import { useSession } from "@/lib/client/session/session-context";
import { EarlierEvents } from "../earlier-events";
import { EventItemRow } from "./event-item-row";

/** Events that are about items and nothing else. */
export function ItemsCard({
  itemIds,
  title,
}: {
  readonly itemIds: readonly string[];
  readonly title: string;
}) {
  const items = useSession((session) => session.state.items);
  return (
    <>
      <h3 className="text-xs text-mute">{title}</h3>
      <ul className="mt-0.5 -ml-2">
        {itemIds.map((itemId) => {
          const item = items.get(itemId);
          return item && <EventItemRow key={itemId} item={item} />;
        })}
      </ul>
      {itemIds.some((itemId) => !items.has(itemId)) && <EarlierEvents of="events" />}
    </>
  );
}
