import { PassThrough } from "node:stream";
import { pino } from "pino";
import { afterEach, expect, test, vi } from "vitest";
import winston from "winston";
import { createLogListener, type Logger, type LogOptions } from "../../src/index.js";
import { json, type Responder, startServer } from "../support/server.js";
import { clientOf, type WidgetsClient } from "../support/widgets.js";

afterEach(() => {
  vi.useRealTimers();
});

/** A logger that keeps its lines, each after its level, with what changes from run to run omitted. */
function keeping() {
  const lines: string[] = [];
  const write =
    (level: string) =>
    (...parts: readonly unknown[]) => {
      expect(parts).toHaveLength(1);
      const text = String(parts[0]).replace(/\d+ ms/g, "N ms");
      lines.push(`${level} ${text.replace(/127\.0\.0\.1:\d+/g, "HOST")}`);
    };
  const logger = {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
  };
  return { lines, logger };
}

const OK = json(200, { widgets: [] }, { "x-request-id": "r-1" });
const BUSY = json(503, { code: "W.1", message: "busy" }, { "x-request-id": "r-0" });

/** First busy, then a response. */
function busyOnce(response: Responder = OK): Responder {
  let requests = 0;
  return (...args) => {
    requests += 1;
    (requests === 1 ? BUSY : response)(...args);
  };
}

async function log(
  level: LogOptions["level"],
  response: Responder,
  call: (client: WidgetsClient) => Promise<unknown>,
): Promise<string[]> {
  const { lines, logger } = keeping();
  const server = await startServer(response);
  await call(clientOf(server.url, { listener: createLogListener(logger, { level }) })).catch(
    () => {},
  );
  return lines;
}

const list = (client: WidgetsClient) => client.listWidgets();
const update = (client: WidgetsClient) =>
  client.updateWidget({ path: { widget_id: "w" }, body: { widget: { name: "n" } } });

test("writes a line for each call and each repeat", async () => {
  expect(await log(undefined, busyOnce(), list)).toEqual([
    "info widgets listWidgets attempt 1: 503 W.1 after N ms, request id r-0; the next in N ms",
    "info widgets listWidgets: 200 after N ms and 2 attempts, request id r-1",
  ]);
});

test("writes attempts with their headers at debug, and bodies at trace", async () => {
  const debug = await log("debug", OK, update);
  expect(debug).toEqual([
    expect.stringMatching(
      /^debug widgets updateWidget attempt 1: PUT http:\/\/HOST\/v1\/\w+\/widgets\/w \{"Content-Type":/,
    ),
    "debug widgets updateWidget attempt 1: 200 after N ms, request id r-1",
    "info widgets updateWidget: 200 after N ms, request id r-1",
  ]);
  const trace = await log("trace", OK, update);
  expect(trace.filter((line) => !debug.includes(line))).toEqual([
    'debug widgets updateWidget request {"widget":{"name":"n"}}',
    'debug widgets updateWidget response {"widgets":[]}',
  ]);
});

test.each([
  ["an error response", json(404, { code: "W.4" }), "info widgets listWidgets: 404 W.4 after N ms"],
  ["too many", json(429, {}), "warn widgets listWidgets: 429 after N ms"],
  ["a failure", json(500, {}), "warn widgets listWidgets: 500 after N ms"],
  [
    "no response",
    (response) => response.destroy(),
    expect.stringMatching(/^error widgets listWidgets: ConnectionError: .* \(ERR_CONNECTION\)/),
  ],
] as [string, Responder, string][])("ends with a line for %s", async (_, response, line) => {
  const { lines, logger } = keeping();
  const server = await startServer(response);
  const listener = createLogListener(logger);
  await clientOf(server.url, { listener, retry: false })
    .listWidgets()
    .catch(() => {});
  expect(lines).toEqual([line]);
});

test("an abort by the caller is no error of the log", async () => {
  const lines = await log("error", OK, (client) =>
    client.listWidgets({}, { signal: AbortSignal.abort() }),
  );
  expect(lines).toEqual([]);
});

test("writes nothing below its level", async () => {
  expect(await log("warn", busyOnce(), list)).toEqual([]);
  expect(await log("error", json(500, {}), list)).toEqual([]);
});

test("nothing that the service says begins a line of its own, or steers a terminal", async () => {
  const evil = "x\r\n[info] all well\u001b[2J\u2028\u0085";
  const lines = await log("trace", json(400, { code: evil }, { "x-request-id": "r" }), list);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
});

const FACTS = {
  api: "widgets",
  operationId: "listWidgets",
  status: 200,
  requestId: "r-1",
  attempts: 1,
  durationMs: expect.any(Number),
};

test("pino gets the facts of a line as an object", async () => {
  const stream = new PassThrough();
  const logger = pino({ base: null, timestamp: false }, stream);
  const server = await startServer(OK);
  const listener = createLogListener(logger, { fields: "first" });
  await clientOf(server.url, { listener }).listWidgets();
  const [line = ""] = String(stream.read()).split("\n");
  const msg = expect.stringMatching(/^widgets listWidgets: 200/);
  expect(JSON.parse(line)).toEqual({ level: 30, msg, ...FACTS });
});

test("winston gets them after the text", async () => {
  const stream = new PassThrough();
  const transports = [new winston.transports.Stream({ stream })];
  const logger = winston.createLogger({ transports, format: winston.format.json() });
  const server = await startServer(OK);
  const listener = createLogListener(logger, { fields: "last" });
  await clientOf(server.url, { listener }).listWidgets();
  const [line = ""] = String(stream.read()).split("\n");
  const message = expect.stringMatching(/^widgets listWidgets: 200/);
  expect(JSON.parse(line)).toEqual({ level: "info", message, ...FACTS });
});

test("says what is wrong with its arguments", () => {
  const { logger } = keeping();
  const { warn: _, ...lacking } = logger;
  expect(() => createLogListener(lacking as unknown as Logger)).toThrow(
    /^logger: expected a method warn, got undefined$/,
  );
  const level = "loud" as "info";
  expect(() => createLogListener(logger, { level })).toThrow(
    /^level: expected one of error, warn, info, debug, trace, got "loud"$/,
  );
  createLogListener(console);
});

test("tells of credentials that could not be renewed, while calls go on with the old ones", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-21T10:00:00Z") });
  const { lines, logger } = keeping();
  const server = await startServer(OK);
  let asked = 0;
  const credentials = async () => {
    asked += 1;
    if (asked > 1) throw new Error("IAM is\ndown");
    return { token: "t", expiresAt: new Date("2026-11-21T11:00:00Z") };
  };
  const listener = createLogListener(logger, { level: "warn" });
  const client = clientOf(server.url, { credentials, listener });
  await client.listWidgets();
  vi.setSystemTime(new Date("2026-11-21T10:59:00Z"));
  await client.listWidgets();
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  expect(lines[0]).toBe(
    "warn refresh failed: credentials: the provider threw an error: " +
      "IAM is down; next attempt from 2026-11-21T10:59:01.000Z",
  );
});
