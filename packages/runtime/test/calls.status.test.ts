// Statuses that say more, or less, than they seem to.
import { describe, expect, test } from "vitest";
import {
  ApiError,
  type CallEvent,
  combineListeners,
  createLogListener,
  NotFoundError,
} from "../src/index.js";
import { json, type Responder, startServer } from "./support/server.js";
import { clientOf, PROJECT_ID } from "./support/widgets.js";

const UPDATE = { path: { widget_id: "w" }, body: { widget: { name: "a" } } };
const widget = { id: "w", name: null, status: "UP" };

const plain =
  (status: number, body: string, headers: Record<string, string> = {}): Responder =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

async function failure(response: Responder): Promise<unknown> {
  const server = await startServer(response);
  return clientOf(server.url)
    .updateWidget(UPDATE)
    .then(
      () => expect.unreachable(),
      (error: unknown) => error,
    );
}

describe("another success status than the documented one", () => {
  const { widget_id } = UPDATE.path;
  const remove = { path: { widget_id }, query: { force: true } };

  test.each([200, 201, 203, 206, 299])("is a success: %i", async (status) => {
    const server = await startServer(json(status, { widget }));
    const response = await clientOf(server.url).updateWidget(UPDATE).withResponse();
    expect(response).toMatchObject({ status, data: { widget } });
  });

  test.each([
    [200, ""],
    [200, "{}"],
    [202, "accepted"],
    [204, ""],
  ])("leaves the data of a deletion undefined: %i %j", async (status, body) => {
    const server = await startServer(plain(status, body));
    const client = clientOf(server.url);
    expect(await client.deleteWidget(remove)).toBeUndefined();
    expect(await client.deleteWidget(remove).withResponse()).toMatchObject({ status });
  });

  test("is told to the listener, after the call", async () => {
    const server = await startServer(json(201, { widget }));
    const events: CallEvent[] = [];
    const lines: string[] = [];
    const write = (line: string) => lines.push(line);
    const logger = { debug: write, info: write, warn: write, error: write };
    const listener = combineListeners(
      (event) => events.push(event),
      createLogListener(logger, { level: "warn" }),
    );
    const client = clientOf(server.url, { listener });
    await client.updateWidget(UPDATE);
    await client.createWidget({ body: { widget: { name: "a" } } });
    const drift = events.filter(({ type }) => type === "responseDrift");
    expect(drift).toMatchObject([
      { call: { operationId: "updateWidget" }, status: 201, documentedStatuses: [200, 202] },
    ]);
    expect(events.indexOf(drift[0] as CallEvent)).toBe(4);
    expect(lines).toEqual([
      "widgets updateWidget: response differs from the API's document: expected status 200 or 202, got 201",
    ]);
  });
});

describe("a 404", () => {
  const notFound: [title: string, response: Responder][] = [
    ["of a web server", plain(404, "<h1>Not Found</h1>", { "Content-Type": "text/html" })],
    ["without a body", plain(404, "")],
    ["in plain text", plain(404, "404 page not found")],
    ["of another API", json(404, { detail: "Not Found" })],
    ["whose code is the status", json(404, { kind: "Status", code: 404, message: "gone" })],
    ["of a gateway that has no such path", json(404, { error_code: "APIGW.0101", error_msg: "x" })],
  ];

  test.each(notFound)("%s is not a NotFoundError", async (_, response) => {
    const error = await failure(response);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ name: "ApiError", status: 404 });
  });

  test("of the service is one", async () => {
    const error = await failure(json(404, { code: "VPC.0504", message: "gone" }));
    expect(error).toBeInstanceOf(NotFoundError);
  });

  test("names the URL without its query, and the content type", async () => {
    const server = await startServer(plain(404, "<h1>no</h1>", { "Content-Type": "text/html" }));
    const error: unknown = await clientOf(server.url)
      .listWidgets({ query: { name: "canary" } })
      .catch((thrown: unknown) => thrown);
    expect((error as Error).message).toBe(
      `listWidgets: GET ${server.url}/v1/${PROJECT_ID}/widgets: expected an error response of the service, got text/html without an error code (HTTP 404)`,
    );
  });
});

test("does not take a 304 for a redirect", async () => {
  const error = await failure(plain(304, ""));
  expect(error).toMatchObject({ status: 304, message: expect.not.stringContaining("redirect") });
});
