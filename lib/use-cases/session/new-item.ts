import { messageOverheadTokens } from "@/lib/core/context/budget";
import { renderedText } from "@/lib/core/context/render-prompt";
import type { NewItem } from "@/lib/core/log/context-item";
import type { Dependencies } from "../dependencies";

/** Makes a context item: gives it an id and counts what it costs when it is sent. */
export function newItem(
  deps: Pick<Dependencies, "ids" | "tokenCounter">,
  item: Omit<NewItem, "itemId" | "tokens">,
): NewItem {
  const tokens = deps.tokenCounter.count(renderedText(item)) + messageOverheadTokens;
  return { ...item, itemId: deps.ids.newId(), tokens };
}
