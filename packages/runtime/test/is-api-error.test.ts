import { expect, expectTypeOf, test } from "vitest";
import {
  ApiError,
  type ApiErrorGuard,
  type ApiErrorOf,
  ConnectionError,
  isApiError,
  NotFoundError,
  ThrottlingError,
} from "../src/index.js";

const of = (code: string | undefined) => new ApiError("m", { status: 400, code });

test("tells error responses from all else", () => {
  expect(isApiError(of("W.1"))).toBe(true);
  expect(isApiError(new NotFoundError("m", { status: 404 }))).toBe(true);
  expect(isApiError(new ThrottlingError("m", { status: 429 }))).toBe(true);
  for (const other of [new ConnectionError("m"), new Error("m"), { ...of("W.1") }, null, "W.1"]) {
    expect(isApiError(other)).toBe(false);
    expect(isApiError(other, "W.1")).toBe(false);
  }
});

test("tells codes apart, as the vendor writes them here and there", () => {
  expect(isApiError(of("W.1"), "W.1")).toBe(true);
  expect(isApiError(of("W.1"), "W.2", "W.1")).toBe(true);
  expect(isApiError(of("W.1"), "W.2")).toBe(false);
  expect(isApiError(of(undefined), "W.1")).toBe(false);
  expect(isApiError(of("APIG.0308"), "APIGW.0308")).toBe(true);
  expect(isApiError(of("Endpoint.0022"), "EndPoint.0022")).toBe(true);
});

type Code = "W.1" | "W.2" | (string & {});

test("narrows to the codes of an API, which stay open", () => {
  const isWidgetError: ApiErrorGuard<Code> = isApiError;
  const error: unknown = of("W.1");
  expect.assertions(1);
  if (isWidgetError(error)) {
    expectTypeOf(error.code).toEqualTypeOf<Code | undefined>();
    expectTypeOf(error).toExtend<ApiErrorOf<Code>>();
    expectTypeOf(error.status).toBeNumber();
  }
  if (isWidgetError(error, "W.1", "new")) {
    expectTypeOf(error.code).toEqualTypeOf<Code>();
    expect(error.code).toBe("W.1");
  }
  // @ts-expect-error a code is text
  expectTypeOf(() => isWidgetError(error, 7)).toBeFunction();
});
