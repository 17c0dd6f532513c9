import { expect, test } from "vitest";
import { ApiError, InvalidResponseError } from "../src/index.js";
import { json, type Responder, startServer } from "./support/server.js";
import { clientOf } from "./support/widgets.js";

const REQUEST_ID = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
const UPDATE = { path: { widget_id: "w" }, body: { widget: { name: "a" } } };
const widget = { id: "w", name: null, status: "NEVER_SEEN_BEFORE" };

async function update(respond: Responder) {
  const server = await startServer(respond);
  return clientOf(server.url).updateWidget(UPDATE);
}

const failure = async (respond: Responder): Promise<unknown> =>
  update(respond).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

const plain =
  (status: number, body: string, headers: Record<string, string> = {}): Responder =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

test("gives the data as it came, unknown members and values included", async () => {
  const body = { widget, new_member: [1] };
  expect(await update(json(200, body))).toEqual(body);
});

test("gives status, headers and request id with withResponse", async () => {
  const server = await startServer(json(202, { request_id: "r" }, { "X-Request-Id": REQUEST_ID }));
  const response = await clientOf(server.url).updateWidget(UPDATE).withResponse();
  expect(response).toMatchObject({
    status: 202,
    data: { request_id: "r" },
    requestId: REQUEST_ID,
  });
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("sends once, whether one asks for the data, the response or both", async () => {
  const server = await startServer(json(200, { widget }));
  const call = clientOf(server.url).updateWidget(UPDATE);
  const [data, response, again] = await Promise.all([
    call,
    call.withResponse(),
    call.withResponse(),
  ]);
  expect(response).toMatchObject({ status: 200, data, requestId: undefined });
  expect(again.data).toBe(data);
  expect(server.received).toHaveLength(1);
});

test("gives undefined for 204", async () => {
  const server = await startServer(plain(204, ""));
  const input = { path: { widget_id: "w" }, query: { force: true } };
  const { status, data } = await clientOf(server.url).deleteWidget(input).withResponse();
  expect({ status, data }).toEqual({ status: 204, data: undefined });
});

test("does not take an empty response where a body is promised", async () => {
  await expect(update(plain(202, ""))).rejects.toBeInstanceOf(InvalidResponseError);
});

/** The message after a response that no service of the vendor sends. */
const messageOf = (got: string, status: number): string =>
  expect.stringMatching(
    new RegExp(
      `^updateWidget: PUT http://127\\S+/widgets/w: expected an error response of the service, got ${got} \\(HTTP ${status}\\)$`,
    ),
  ) as string;

const errors: [title: string, response: Responder, fields: Partial<ApiError>][] = [
  [
    "the gateway's envelope",
    json(429, { error_code: "APIGW.0308", error_msg: "throttled", request_id: REQUEST_ID }),
    {
      name: "ThrottlingError",
      status: 429,
      code: "APIGW.0308",
      message: "updateWidget: throttled (HTTP 429, APIGW.0308)",
      requestId: REQUEST_ID,
    },
  ],
  [
    "a denial by a policy",
    json(403, { error_code: "PAP5.0001", error_msg: "no", encoded_authorization_message: "abc" }),
    {
      name: "PermissionDeniedError",
      status: 403,
      code: "PAP5.0001",
      message:
        "updateWidget: no (STS decode-authorization-message explains encodedAuthorizationMessage) (HTTP 403, PAP5.0001)",
      encodedAuthorizationMessage: "abc",
    },
  ],
  [
    "EIP's envelope, request id in the header",
    json(404, { code: "VPC.0504", message: "gone" }, { "x-request-id": REQUEST_ID }),
    {
      name: "NotFoundError",
      status: 404,
      code: "VPC.0504",
      message: "updateWidget: gone (HTTP 404, VPC.0504)",
      requestId: REQUEST_ID,
    },
  ],
  [
    "a request id in body and header: the body's",
    json(
      400,
      { error_code: "A", error_msg: "b", request_id: "body" },
      { "x-request-id": "header" },
    ),
    { status: 400, requestId: "body" },
  ],
  [
    "JSON text in the message",
    json(400, { code: "VPC.0108", message: '{"NeutronError":{"message":"in use","type":"T"}}' }),
    { status: 400, code: "VPC.0108", message: "updateWidget: in use (HTTP 400, VPC.0108)" },
  ],
  [
    "a nested error with a numeric code",
    json(401, { error: { code: 401, message: "log in", title: "Unauthorized" } }),
    {
      name: "AuthenticationError",
      status: 401,
      code: "401",
      message: "updateWidget: log in (HTTP 401, 401)",
    },
  ],
  [
    "a JSON body without a content type",
    plain(400, '{"code":"VPC.0501","message":"bad"}'),
    { status: 400, code: "VPC.0501", message: "updateWidget: bad (HTTP 400, VPC.0501)" },
  ],
  [
    "plain text",
    plain(502, "upstream connect error\nmore", { "Content-Type": "text/plain" }),
    {
      status: 502,
      code: undefined,
      message: messageOf("text/plain without an error code: upstream connect error", 502),
    },
  ],
  [
    "HTML",
    plain(502, "<html>Bad Gateway</html>", { "Content-Type": "text/html" }),
    { status: 502, message: messageOf("text/html without an error code", 502) },
  ],
  [
    "nothing",
    plain(500, ""),
    {
      name: "ServerError",
      status: 500,
      code: undefined,
      message: messageOf("no content type without an error code", 500),
    },
  ],
  [
    "nothing, chunked",
    (response) => {
      response.writeHead(504);
      response.flushHeaders();
      response.end();
    },
    { status: 504, message: messageOf("no content type without an error code", 504) },
  ],
  [
    "null",
    json(400, null),
    { name: "ApiError", message: messageOf("application/json without an error code", 400) },
  ],
  [
    "an array",
    json(400, [1]),
    { status: 400, message: messageOf("application/json without an error code", 400) },
  ],
];

test.each(errors)("turns %s into an ApiError", async (_, respond, fields) => {
  const error = await failure(respond);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ operationId: "updateWidget", ...fields });
});

const broken: [title: string, respond: Responder, message: RegExp][] = [
  [
    "HTML",
    plain(200, "<html>", { "Content-Type": "text/html" }),
    /got text that is not JSON \(HTTP 200, text\/html\)$/,
  ],
  [
    "JSON that ends early",
    plain(200, '{"widget":{"id":"w"'),
    /not JSON \(HTTP 200, no content type\)$/,
  ],
  ["an empty body", plain(200, ""), /got no body \(HTTP 200, no content type\)$/],
  [
    "an empty body, chunked",
    (response) => {
      response.writeHead(200);
      response.flushHeaders();
      response.end();
    },
    /got no body \(HTTP 200/,
  ],
  ["null", json(200, null), /got null \(HTTP 200, application\/json\)$/],
  ["a string", json(200, "ok"), /got a string/],
  ["a number", json(201, 1), /got a number \(HTTP 201/],
  ["an array", json(202, []), /got an array/],
  ["arrays in arrays", plain(200, "[".repeat(100_000) + "]".repeat(100_000)), /got JSON nested/],
  ["an empty body with another status", plain(206, ""), /got no body \(HTTP 206/],
];

test.each(broken)("does not take %s for a success", async (_, respond, message) => {
  const error = await failure(respond);
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(error).toMatchObject({
    name: "InvalidResponseError",
    code: "ERR_INVALID_RESPONSE",
    operationId: "updateWidget",
    message: expect.stringMatching(message) as string,
  });
});

test("does not quote a body that it could not parse", async () => {
  const error = await failure(plain(200, '{"md5":"s3cret"]'));
  expect(error).toBeInstanceOf(InvalidResponseError);
  expect(`${(error as Error).stack} ${String((error as Error).cause)}`).not.toContain("s3cret");
});

test.each([301, 302, 307, 308])("does not follow a redirect with %i", async (status) => {
  const target = await startServer();
  const error = await failure(plain(status, "Moved", { Location: `${target.url}/elsewhere` }));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, message: expect.stringContaining("redirect") as string });
  expect(target.received).toHaveLength(0);
});

test("says that it met a redirect where the platform hides it behind status 0", async () => {
  // What a browser's fetch gives for `redirect: "manual"`; Node's has no way to make one.
  const hidden = Object.defineProperties(new Response(), {
    type: { value: "opaqueredirect" },
    status: { value: 0 },
    ok: { value: false },
  });
  const client = clientOf("http://127.0.0.1:1", { fetch: async () => hidden });
  await expect(client.updateWidget(UPDATE)).rejects.toMatchObject({
    name: "ApiError",
    status: 0,
    message: expect.stringContaining("redirect") as string,
  });
});
