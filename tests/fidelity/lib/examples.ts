// Are the documented examples in the bundle word for word, and nothing else marked as documented?

import { type Body, bodySchema, type Example, JSON_TYPE, type Located, resolve } from "./bundle.js";
import { type BodyKind, type FactFile, loadExample, successOf } from "./facts.js";
import { type Problems, problem } from "./problem.js";
import { violation } from "./validate.js";

function documented({ bundle }: Located, body: Body | undefined): readonly Example[] {
  const content = body && resolve(bundle, body).content?.[JSON_TYPE];
  return Object.values(content?.examples ?? {}).filter((example) => example["x-documented"]);
}

function checkOne(facts: FactFile, located: Located, kind: BodyKind): Problems {
  const { operation, bundle } = located;
  const place = { operationId: facts.operationId, where: `${kind} example` };
  const body = kind === "request" ? operation.requestBody : operation.responses[successOf(facts)];
  const [example, ...more] = documented(located, body);
  if (!(facts.examples ?? ["request", "response"]).includes(kind)) {
    return example === undefined ? [] : [problem(place, "documented value", undefined, example)];
  }
  const expected = loadExample(facts.operationId, kind);
  const schema = bodySchema(bundle, body);
  // As text, because the order of the members is part of the example.
  const same = JSON.stringify(example?.value) === JSON.stringify(expected);
  const error = schema && violation(bundle, schema, expected);
  return [
    ...(same ? [] : [problem(place, "documented value", expected, example?.value)]),
    ...(error === undefined ? [] : [problem(place, "validity", "that it is valid", error)]),
    ...more.map(({ value }) => problem(place, "second documented value", undefined, value)),
  ];
}

export function checkExamples(facts: FactFile, located: Located): Problems {
  const elsewhere = Object.entries(located.operation.responses)
    .filter(([status]) => status !== successOf(facts))
    .flatMap(([status, body]) =>
      documented(located, body).map(({ value }) =>
        problem(
          { operationId: facts.operationId, where: `response ${status} example` },
          "documented value",
          undefined,
          value,
        ),
      ),
    );
  return [
    ...checkOne(facts, located, "request"),
    ...checkOne(facts, located, "response"),
    ...elsewhere,
  ];
}
