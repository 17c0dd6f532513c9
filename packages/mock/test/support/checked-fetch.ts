import { expect } from "vitest";
import { Router } from "../../src/gateway/router.js";
import { contracts } from "../contract/operations.js";

type Responses = (typeof contracts)[number]["validators"]["responses"];

function responsesOf(apis: readonly string[]): Router<Responses> {
  const router = new Router<Responses>();
  for (const { method, path, validators } of contracts.filter(({ api }) => apis.includes(api))) {
    router.add(method, path, validators.responses);
  }
  return router;
}

/** The global `fetch`, with each response checked against what the specs of the APIs say of it. */
export function checkedFetchOf(...apis: readonly string[]): typeof fetch {
  return checkedFetchThrough((request) => fetch(request), ...apis);
}

/** The same for another `fetch`. */
export function checkedFetchThrough(
  via: (request: Request) => Promise<Response>,
  ...apis: readonly string[]
): typeof fetch {
  const router = responsesOf(apis);
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const response = await via(request);
    const { status } = response;
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
    const text = await response.clone().text();
    if (status === 204) {
      expect(text).toBe("");
      return response;
    }
    const validator = router.find(pathname)?.methods.get(request.method)?.[status];
    if (validator === undefined) {
      throw new Error(`${request.method} ${pathname}: ${status} is not in the spec`);
    }
    const body = JSON.parse(text) as object;
    expect(validator(body), `${text} ${JSON.stringify(validator.errors)}`).toBe(true);
    if ("request_id" in body) expect(body.request_id).toBe(response.headers.get("x-request-id"));
    return response;
  };
}
