// Is every contradiction told of, where the fact file says it is?

import { bodySchema, type Located, type Noted, refChain } from "./bundle.js";
import type { FactFile, NotePlace } from "./facts.js";
import { find, notesOf } from "./pointer.js";
import { type Problems, problem } from "./problem.js";

/** The nodes at a place such as `operation`, `path x`, `request a.b`, `response a`, `error 400 a`. */
function nodesAt(located: Located, place: string): readonly Noted[] {
  const { bundle, operation, parameters } = located;
  const [kind = "", ...rest] = place.split(" ");
  if (kind === "operation") return [operation];
  if (kind === "path" || kind === "query") return parameters.filter(({ name }) => name === rest[0]);
  const status = kind === "response" && /^\d{3}$/.test(rest[0] ?? "") ? rest.shift() : "200";
  const body =
    kind === "request"
      ? operation.requestBody
      : operation.responses[(kind === "error" ? rest.shift() : status) ?? ""];
  if (body === undefined) return [];
  const pointer = rest.join(" ");
  const schema = bodySchema(bundle, body);
  const chain = (schema && find(bundle, schema, pointer)?.chain) ?? [];
  return pointer === "" ? [...refChain(bundle, body), ...chain] : chain;
}

/** The notes at a place; with `~`, those that have the word after it. */
function notesAt(located: Located, place: string): readonly string[] {
  const [where = "", word = ""] = place.split(" ~ ");
  return notesOf(nodesAt(located, where)).filter((note) =>
    note.toLowerCase().includes(word.toLowerCase()),
  );
}

function isTold(located: Located, place: NotePlace): boolean {
  return [place].flat().some((each) => notesAt(located, each).length > 0);
}

export function checkNotes(facts: FactFile, located: Located): Problems {
  const { operationId } = facts;
  return Object.entries(facts.contradictions).flatMap(([key, { about, notes = [] }]) =>
    notes
      .filter((place) => !isTold(located, place))
      .map((place) => {
        const where = [place].flat().join(" or ");
        return problem({ operationId, where }, `x-source-note for ${key}`, about, undefined);
      }),
  );
}

/** Keys that rows use and `contradictions` does not explain, and gaps in its numbering. */
export function checkNumbers(facts: FactFile): Problems {
  const place = { operationId: facts.operationId, where: "fact file" };
  const keys = Object.keys(facts.contradictions);
  const section = keys[0]?.split(".")[0];
  const expected = keys.map((_, index) => `${section}.${index + 1}`);
  const used = [...JSON.stringify(facts).matchAll(/"contradiction":"([\d.]+)"/g)].map(
    ([, key]) => key ?? "",
  );
  const unknown = used.filter((key) => !keys.includes(key));
  return [
    ...(expected.join() === keys.join() ? [] : [problem(place, "numbers", expected, keys)]),
    ...unknown.map((key) => problem(place, "contradiction", "that it is listed", key)),
  ];
}
