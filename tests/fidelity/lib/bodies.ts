// Compares the tables of a fact file with the bodies and parameters of the operation.

import { bodySchema, type Located, resolve, type Schema } from "./bundle.js";
import { type FactFile, type Row, type Rows, successOf } from "./facts.js";
import { find, notesOf, parentOf, pointersOf, view } from "./pointer.js";
import { compare, type Problems, problem } from "./problem.js";
import { checkRow, type Direction } from "./row.js";
import { violation } from "./validate.js";

interface Body {
  readonly facts: FactFile;
  readonly located: Located;
  /** How messages call it: `request`, `response`, `error 400`. */
  readonly name: string;
  readonly direction: Direction;
  readonly root: Schema;
}

function checkRows(body: Body, rows: Rows): Problems {
  const { facts, located, name, direction, root } = body;
  return Object.entries(rows).flatMap(([pointer, row]) => {
    const place = { operationId: facts.operationId, where: `${name} ${pointer}` };
    const found = find(located.bundle, root, pointer);
    if (found === undefined) return [problem(place, "member", "that it exists", undefined)];
    const mandatory = row.take?.mandatory ?? row.mandatory;
    const required =
      direction === "request" && mandatory !== undefined
        ? compare(place, "required", mandatory, found.required)
        : [];
    const around = find(located.bundle, root, parentOf(pointer));
    const notes = [found, around].flatMap((each) => notesOf(each?.chain ?? []));
    const { bundle } = located;
    return [...required, ...checkRow({ bundle, place, direction, row, found, notes })];
  });
}

/** Members that neither the source nor `beyondSource` names. */
function checkNothingInvented(body: Body, known: readonly string[]): Problems {
  return pointersOf(body.located.bundle, body.root)
    .filter((pointer) => !known.includes(pointer) && !known.includes(pointer.replace(/\[\]$/, "")))
    .map((pointer) =>
      problem(
        { operationId: body.facts.operationId, where: `${body.name} ${pointer}` },
        "member",
        undefined,
        "that it exists",
      ),
    );
}

function rootOf(located: Located, status?: string): Schema {
  const { operation, bundle } = located;
  const body = status === undefined ? operation.requestBody : operation.responses[status];
  const schema = bodySchema(bundle, body);
  if (schema === undefined)
    throw new Error(`${operation.operationId}, ${status ?? "request"}: no JSON body`);
  return schema;
}

/** Whether neither the page nor the spec has a body; one that only one of them has is a problem. */
function hasNoBody(rows: Rows, located: Located, status?: string): boolean {
  const { requestBody, responses } = located.operation;
  const body = status === undefined ? requestBody : responses[status];
  return Object.keys(rows).length === 0 && bodySchema(located.bundle, body) === undefined;
}

export function checkRequest(facts: FactFile, located: Located): Problems {
  const rows = { ...facts.request, ...facts.beyondSource.request };
  if (hasNoBody(rows, located)) return [];
  const root = rootOf(located);
  const body: Body = { facts, located, name: "request", direction: "request", root };
  return [...checkRows(body, rows), ...checkNothingInvented(body, Object.keys(rows))];
}

/** Whole bodies that the request schema must let through, or must not. */
export function checkRequestBodies(facts: FactFile, located: Located): Problems {
  const { operationId, requestBodies } = facts;
  const place = { operationId, where: "request" };
  if (hasNoBody(facts.request, located)) return [];
  const root = rootOf(located);
  const requestBody = located.operation.requestBody;
  const present = requestBody && resolve(located.bundle, requestBody).required;
  const rejected = (requestBodies.accepts ?? []).flatMap((value) => {
    const error = violation(located.bundle, root, value);
    return error === undefined ? [] : [problem(place, "body to accept", value, error)];
  });
  const passed = (requestBodies.rejects ?? [])
    .filter((value) => violation(located.bundle, root, value) === undefined)
    .map((value) => problem(place, "body to reject", value, "that it is accepted"));
  const required = requestBodies.required ? compare(place, "required", true, present) : [];
  return [...required, ...rejected, ...passed];
}

export function checkResponse(facts: FactFile, located: Located): Problems {
  const status = successOf(facts);
  if (hasNoBody(facts.response, located, status)) return [];
  const root = rootOf(located, status);
  const body: Body = { facts, located, name: "response", direction: "response", root };
  const { bundle } = located;
  const known = [...Object.keys(facts.response), ...Object.keys(facts.beyondSource.response)];
  const extra: Rows = Object.fromEntries(
    Object.entries(facts.beyondSource.response).filter(([pointer]) => find(bundle, root, pointer)),
  );
  return [
    ...checkRows(body, facts.response),
    ...checkRows(body, extra),
    ...checkNothingInvented(body, known),
  ];
}

/** The pages never say which members a response always has; their examples say which it lacks. */
export function checkResponseRequired(facts: FactFile, located: Located): Problems {
  const { always = [], may = [], never = [], others } = facts.responseRequired;
  const status = successOf(facts);
  if (hasNoBody(facts.response, located, status)) return [];
  const root = rootOf(located, status);
  return Object.entries(facts.response).flatMap(([pointer, row]: [string, Row]) => {
    if (pointer.endsWith("[]") || may.includes(pointer)) return [];
    const place = { operationId: facts.operationId, where: `response ${pointer}` };
    const required = find(located.bundle, root, pointer)?.required;
    if (always.includes(pointer)) return compare(place, "required", true, required);
    const optional = never.includes(pointer) || others === "never" || row.seen === "table";
    return optional ? compare(place, "required", false, required) : [];
  });
}

/** Each documented error status has a body that can be the documented one. */
export function checkErrors(facts: FactFile, located: Located): Problems {
  const rows = facts.errors;
  if (rows === undefined) return [];
  const statuses = Object.entries(facts.statuses)
    .filter(([status, { seen }]) => status >= "400" && seen !== "none")
    .map(([status]) => status);
  return statuses.flatMap((status) => {
    const name = `error ${status}`;
    const root = rootOf(located, status);
    return checkRows({ facts, located, name, direction: "response", root }, rows);
  });
}

type ParameterPlace = "path" | "query";

function rowsOf({ pathParameters, queryParameters = {} }: FactFile, where: string): Rows {
  return where === "path" ? pathParameters : where === "query" ? queryParameters : {};
}

function checkParameterRows(facts: FactFile, located: Located, where: ParameterPlace): Problems {
  const { bundle, parameters } = located;
  const { operationId } = facts;
  return Object.entries(rowsOf(facts, where)).flatMap(([name, row]) => {
    const place = { operationId, where: `${where} ${name}` };
    const parameter = parameters.find((each) => each.in === where && each.name === name);
    if (parameter?.schema === undefined) {
      return [problem(place, "parameter", "that it exists", undefined)];
    }
    const found = view(bundle, parameter.schema, parameter.required ?? false);
    return [
      ...compare(place, "required", row.mandatory, parameter.required ?? false),
      ...checkRow({ bundle, place, direction: "request", row, found, notes: notesOf([parameter]) }),
    ];
  });
}

export function checkParameters(facts: FactFile, located: Located): Problems {
  const { operationId } = facts;
  const invented = located.parameters
    .filter((each) => !(each.name && each.in && each.name in rowsOf(facts, each.in)))
    .map((each) =>
      problem({ operationId, where: `${each.in} ${each.name}` }, "parameter", undefined, "it"),
    );
  return [
    ...checkParameterRows(facts, located, "path"),
    ...checkParameterRows(facts, located, "query"),
    ...invented,
  ];
}
