import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSession, InvalidArgumentError } from "../../src/index.js";
import { startServer } from "../support/server.js";
import { TRANSPORTS } from "../support/transports.js";
import { clientOf, PROJECT_ID } from "../support/widgets.js";

/** Text in which what has a meaning in URLs comes often. */
const text = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...'./\\?#%&;:@+ \t\r\n\0"<>') },
    fc.constantFrom("..", "%2e", "%2F", "%00", "{project_id}", "//", "\u007f", "\u2028"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
  ),
});

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  test("no value leaves its segment of the path, or its place in the query", async () => {
    const server = await startServer();
    const client = clientOf(server.url, { transport: createTransport() });
    await fc.assert(
      fc.asyncProperty(text, text, async (segment, value) => {
        server.received.length = 0;
        const [path, query] = [{ widget_id: segment }, { force: value as never }];
        const error = await client.deleteWidget({ path, query }).catch((thrown: unknown) => thrown);
        const { target } = server.received[0] ?? {};
        if (target === undefined) {
          expect(error).toBeInstanceOf(InvalidArgumentError);
          return;
        }
        const [pathname, search] = target.split("?");
        // As a server takes it apart, dotted segments and all.
        const url = new URL(target, "http://w.example");
        expect(url.pathname).toBe(pathname);
        expect(target).toMatch(/^[\x21-\x7e]+$/);
        const segments = url.pathname.split("/");
        expect(segments.slice(0, 4)).toEqual(["", "v1", PROJECT_ID, "widgets"]);
        expect(segments).toHaveLength(5);
        expect(decodeURIComponent(segments[4] ?? "")).toBe(segment);
        expect(search?.split("&")).toHaveLength(1);
        expect([...url.searchParams]).toEqual([["force", value]]);
      }),
      {
        numRuns: 300,
        examples: [
          ["..", ""],
          ["a", "\ud800"],
        ],
      },
    );
  });
});

test("no project or region changes the address of a call", () => {
  const service = { api: "widgets", endpoint: "https://w.{region}.example", regionEndpoints: {} };
  fc.assert(
    fc.property(text, text, (projectId, region) => {
      try {
        const session = createSession({ projectId, region, credentials: { token: "t" } });
        const { hostname, pathname, search, username } = new URL(session.endpointOf(service));
        expect({ pathname, search, username }).toEqual({ pathname: "/", search: "", username: "" });
        expect(hostname).toBe(`w.${region}.example`);
        expect(projectId).toMatch(/^[\w-]+$/);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidArgumentError);
      }
    }),
  );
});
