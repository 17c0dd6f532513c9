// Usage: node floor.mjs <bundle> <port>
// The least that a validating mock can do: node:http, Ajv and the first example of each success.
// No state, no credentials, no query, no words about what is wrong.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Ajv2020 } from "ajv/dist/2020.js";

const [bundle, port] = process.argv.slice(2);
const document = JSON.parse(readFileSync(bundle, "utf8"));
const formats = { uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, int32: true, int64: true };
const ajv = new Ajv2020({ strict: false, formats });
ajv.addSchema(document, "spec");

const resolve = (node) =>
  node.$ref === undefined
    ? node
    : resolve(
        node.$ref
          .split("/")
          .slice(1)
          .reduce((value, step) => value[step], document),
      );
const pointerStep = (step) => step.replaceAll("~", "~0").replaceAll("/", "~1");

function exampleOf(operation) {
  const [status, response] = Object.entries(operation.responses).find(([it]) => it.startsWith("2"));
  const examples = resolve(response).content?.["application/json"]?.examples ?? {};
  const [example] = Object.values(examples);
  return { status: Number(status), text: JSON.stringify(example?.value) ?? "" };
}

function route(path, method, operation) {
  const schema = ["spec#", "paths", pointerStep(path), method, "requestBody", "content"].join("/");
  return {
    method: method.toUpperCase(),
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/?]+")}(?:\\?.*)?$`),
    validate: operation.requestBody && ajv.compile({ $ref: `${schema}/application~1json/schema` }),
    response: exampleOf(operation),
  };
}

const METHODS = ["get", "put", "post", "delete"];
const routes = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => item[method]).map((method) => route(path, method, item[method])),
);

function isValid(validate, chunks) {
  if (validate === undefined) return true;
  try {
    return validate(JSON.parse(Buffer.concat(chunks).toString()));
  } catch {
    return false;
  }
}

function respond(response, status, text) {
  const length = Buffer.byteLength(text);
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": length });
  response.end(text);
}

createServer((request, response) => {
  const found = routes.find(
    ({ method, pattern }) => method === request.method && pattern.test(request.url),
  );
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    if (found === undefined) respond(response, 404, "{}");
    else if (isValid(found.validate, chunks)) {
      respond(response, found.response.status, found.response.text);
    } else respond(response, 400, "{}");
  });
}).listen(Number(port), "127.0.0.1");
