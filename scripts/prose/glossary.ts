/** A term that this project does not use, and the standard one. */
export interface Term {
  readonly pattern: RegExp;
  readonly instead: string;
}

const term = (pattern: string, instead: string): Term => ({
  pattern: new RegExp(`\\b(?:${pattern})\\b`, "gi"),
  instead,
});

/** Terms that are checked in sentences: Markdown, YAML texts, string literals and comments. */
export const TERMS: readonly Term[] = [
  term("answer(?:s|ed|ing)?", "response, respond, return"),
  // "Connection refused" is the name of ECONNREFUSED.
  term(
    "(?<!connections? (?:is |was |are )?)refus(?:e|es|ed|al|als|ing)",
    "reject, fail with, error",
  ),
  term("whole numbers?", "integer"),
  term("pass(?:es|ed|ing)? over", "skip, ignore"),
  term("le(?:ave|aves|ft|aving) (?:it |them |that )?out", "omit, skip"),
  term("g(?:ive|ives|ave|iving|iven) up", "time out, abort, stop"),
  term("hand(?:s|ed|ing)? back", "return, throw, resolve"),
  term("ask(?:s|ed|ing)? again", "poll, refresh, retry"),
  term("anew", "again, new"),
  term("for ever", "indefinitely"),
  term("whatever", "any, regardless of"),
  term("whoever", "the caller, anyone who"),
  term("besides?", "next to, in addition to, with"),
  term("stands? (?:in|at|on|as|there|beside|under|above|before|after|where)", "is in, is at"),
  term("mend(?:s|ed|ing)?", "fix"),
  term("str(?:uck|ikes?|iking)", "apply to, match"),
  term("remember(?:s|ed|ing)?", "cache, store"),
  term("verdicts?", "result, classification"),
  term("judg(?:e|es|ed|ing|ement)", "classify, decide"),
  term("wrong clocks?", "clock skew"),
  term("br(?:eak|eaks|oke|oken) off", "reset, closed"),
  term("(?:hold|holds|held) (?:to|against)", "check, verify, validate"),
  term("hears?|hear of|is told of|are told of", "receives, is notified"),
  term("puts? right", "fix, correct"),
  term("must be there", "is required"),
  term("(?:is|are) none (?:of|that)", "is not one of"),
  term("which is none", "is not"),
  term("as it comes|as they come", "by default"),
  term("slip of the pen", "typo"),
  term("look(?:s|ed)? once", "poll once"),
];

/** Words that are checked in the names of files and declarations. */
export const NAME_WORDS: Readonly<Record<string, string>> = {
  answer: "response",
  answered: "responded",
  answers: "responses",
  judge: "classify",
  mend: "fix",
  refusal: "rejection, error",
  refuse: "reject",
  refused: "rejected",
  remember: "cache",
  remembered: "cached",
  strike: "apply",
  struck: "matched",
  verdict: "result",
};
