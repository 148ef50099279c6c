/** A message without what was pasted into it, and whether anything was. */
export interface OwnWords {
  readonly text: string;
  readonly hasPasted: boolean;
}

const codeFence = /^\s*(?:```|~~~)/u;
const quotedLine = /^\s*(?:>|\|)\s?/u;
/** The head of a mail, or of a forwarded one: everything below is by others. */
const mailHead =
  /^\s*(?:(?:from|to|cc|subject|sent|date|reply-to|von|betreff)\s*:\s.*|-{2,}\s*(?:original|forwarded) message.*|begin forwarded message:?|on .{4,60} wrote:|dear (?:sir|madam|customer|mr|mrs|ms|dr|all|team)\b.*)$/iu;
/** "Here is what she wrote:" at the end of a line. */
const announcement =
  /(?:\b(?:wrote|writes|posted|pasted|text|mail|email|e-mail|message|letter|article|post|bio|profile|cv|résumé|transcript|lyrics|poem|excerpt|quote|paragraph|says|said|reads)\b[^.!?:]{0,30}:)\s*$/iu;
const codeLine =
  /(?:^\s*(?:const|let|var|function|import|export|class|def|return|public|private|#include|SELECT|INSERT|UPDATE|<\/?\w+[^>]*>|\/\/|\/\*|\*\/|#!|\$ )|[;{}]\s*$|=>|\)\s*[;{]$)/u;

/**
 * Takes away what others wrote: quoted lines, code, mails, and what follows "here is her letter:". A pasted "I live in Devon" says
 * nothing about the person.
 */
export function ownWords(message: string): OwnWords {
  if (!message.includes("\n")) return { text: message, hasPasted: false };
  const own: string[] = [];
  let isFenced = false;
  let isOthers = false;
  for (const line of message.split("\n")) {
    if (codeFence.test(line)) isFenced = !isFenced;
    else if (!isFenced && !isOthers && !quotedLine.test(line) && !codeLine.test(line)) {
      isOthers = mailHead.test(line);
      if (!isOthers) own.push(line);
      isOthers ||= announcement.test(line);
    }
  }
  const text = own.join("\n").trim();
  return { text, hasPasted: text.length < message.trim().length - 1 };
}
