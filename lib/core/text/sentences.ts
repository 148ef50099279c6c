/** A place in a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** What is before a name. */
const title =
  /(?<![\p{L}\p{M}\p{N}])(?:Dr|Drs|Mr|Mrs|Ms|Mx|Prof|Rev|Hon|Sra?|Srta|Dra|Mme|Mlle|Hr|Fr|Capt|Col|Gen|Lt|Sgt|Gov|Sen|Rep|[Dd]ott|[Ss]ig|Sigg|Ing|Arq|Lic|Dipl|Pfr|проф|акад|им|डॉ|प्रो|श्री|पं)\.$|(?<!\p{L})Dr\.(?:\s\p{Ll}{1,4}\.)+$/u;

/** What is before or behind the name of a street or a place: it ends a sentence where a new one begins. */
const place =
  /(?<![\p{L}\p{M}\p{N}])(?:Av|Avda?|[Bb]d|Bld|Blvd|Boul|Ctra|Pl|Pza|Pça|Str|St|Ste|Mt|Ft|[Uu]l|[Aa]l|os|P\.za|V\.le|ул|просп|пр|пер|наб|пл)\.$/u;

/** What is before a number. */
const numbered =
  /(?<![\p{L}\p{M}\p{N}])(?:No|Nos|Nr|Vol|Fig|Eq|Sec|Ch|pp?|Bd|Abs|Art|Tel|núm|n\.\s?º|approx|ca|c|Apt|Bldg|Rm|Ext|Hwy|Rte|cap|págs?|env|ok|д|кв|корп|стр|рис|тел|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Jän|Mär|Mrz|Okt|Dez|ene|abr|ago|dic|janv|févr|avr|juil|déc|genn|febbr|ott)\.$/iu;

/** What never ends a sentence. */
const inner =
  /(?<![\p{L}\p{N}])(?:vs|cf|bzw|e\.g|i\.e|z\.\s?B|d\.\s?h|u\.\s?a|p\.\s?ej|d\.\s?w\.\s?z|t\.\s?ex|bijv|np|т\.\s?е|напр)\.$/iu;

/** "EE. UU.", "CC. OO.": a plural that doubles its capitals. */
const doubled = /(?<!\p{L})(\p{Lu})\1\.$/u;

/** Abbreviations that may end a sentence: they do unless what follows reads on. */
const mayEnd =
  /(?<![\p{L}\p{N}])(?:etc|Inc|Ltd|Co|Corp|Jr|Bros|usw|Std|Min|[ap]\.m|(?:\p{L}\.){1,4}\p{L})\.$/iu;

/** A single capital before a surname: "J. Smith". */
const initial = /(?<![\p{L}\p{N}])\p{Lu}\.$/u;

/** Whole sentences of a text with the space behind them: joined, they are the text. */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let sentence = "";
  for (const { segment } of segmenter.segment(text)) {
    if (sentence !== "" && !readsOn(sentence, segment)) {
      sentences.push(sentence);
      sentence = "";
    }
    sentence += segment;
  }
  if (sentence !== "") sentences.push(sentence);
  return sentences;
}

/**
 * The places of the sentences of a text, in order, without the space around them. One rule for all that quotes, compares or erases: a decimal,
 * a title, an abbreviation, an initial or a name such as "Fritz!Box" never ends a sentence; a line break does.
 */
export function sentencesOf(text: string): readonly Stretch[] {
  let from = 0;
  return splitSentences(text).flatMap((sentence) => {
    const start = from + sentence.length - sentence.trimStart().length;
    const end = from + sentence.trimEnd().length;
    from += sentence.length;
    return end > start ? [{ start, end }] : [];
  });
}

/** True when what was taken for the end of a sentence is inside one. */
function readsOn(before: string, after: string): boolean {
  if (/[\n\r\u2028\u2029]\s*$/u.test(before)) return false;
  // Stops of scripts without spaces end a sentence without one.
  if (/\S$/u.test(before)) {
    const isQuoted =
      /["'”’」』）)]$/u.test(before) && /^(?:と|って|[他她我你您它们們]{1,3}[说說道问問])/u.test(after);
    return isQuoted || !/[。！？｡．…]["'”’」』）)]*$/u.test(before);
  }
  return isAbbreviated(before.trimEnd(), after);
}

function isAbbreviated(said: string, after: string): boolean {
  if (title.test(said) || inner.test(said) || isShortened(said, after)) return true;
  if (/\d\.$/u.test(said)) return /^\p{Ll}/u.test(after) || isOrdinal(said, after);
  if (numbered.test(said)) return /^[\d#(]/u.test(after);
  // "Yahoo! is old" names a firm; "z. B." is one abbreviation.
  if (/(?<!\p{L})\p{Lu}\p{L}+!$/u.test(said))
    return /^(?:is|was|has|had|and|or|will|too)(?!\p{L})/u.test(after);
  if (/(?<![\p{L}\p{N}])\p{Ll}\.$/u.test(said) && /^\p{L}\.(?!\p{L})/u.test(after)) return true;
  // "I got an A. She got a B.": a pronoun or an article begins the next sentence.
  if (initial.test(said)) return /^\p{Lu}/u.test(after) && !opening.test(after);
  return mayEnd.test(said) && (/^[\p{Ll}\d(,;&–-]/u.test(after) || isNamePart(said, after));
}

/** Thai ends its sentences with a space, so that a stop behind a letter shortens a word; "EE. UU."; a street with its name. */
function isShortened(said: string, after: string): boolean {
  if (/\p{Script=Thai}\.$/u.test(said)) return true;
  if (doubled.test(said) && /^(\p{Lu})\1(?!\p{L})/u.test(after)) return true;
  return place.test(said) && /^[\p{Lu}\d#]/u.test(after) && !opening.test(after);
}

/** "am 3. Mai", "der 2. Weltkrieg": in German a number with a stop counts. */
function isOrdinal(before: string, after: string): boolean {
  return (
    /(?:^|\s)(?:am|der|die|das|den|dem|des|vom|zum|im|bis|ab|seit|und|sein|ihr|mein)\s\d{1,2}\.$/iu.test(
      before,
    ) && /^\p{Lu}/u.test(after)
  );
}

/** "U.S. Steel" is a name; "in the U.S. He works" is not. */
function isNamePart(before: string, after: string): boolean {
  return (
    /(?:\p{Lu}\.){2,}$|(?:Co|Inc|Bros|Jr)\.$/u.test(before) && /^\p{Lu}/u.test(after) && !opening.test(after)
  );
}

const opening =
  /^(?:I|We|You|He|She|It|They|The|A|An|My|Our|Your|His|Her|Their|Its|This|That|These|Those|There|Then|But|And|Or|So|If|When|While|Where|What|Who|Why|How|Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Would|Please|Yes|No|Not|In|On|At|From|After|Before|Also|Now|Today|Tomorrow|Yesterday|Next|Last|Every|One|Two|Ich|Wir|Er|Sie|Es|Der|Die|Das|Mein|Meine|El|La|Los|Las|Yo|Mi|Le|Les|Je|Il|Elle)(?![\p{L}.])/u;
