// Checked by `pnpm typecheck`; nothing of this needs to run.
import { describe, expectTypeOf, test } from "vitest";
import type {
  BodyOf,
  HttpMethod,
  OperationData,
  OperationDescriptor,
  OperationFailure,
  OperationInput,
  OperationResponse,
  OperationTable,
  PathOf,
  QueryOf,
  ServiceDescriptor,
  SessionOptions,
  Transport,
} from "../src/index.js";
import type { createNodeTransport, NodeTransport, ProxyOptions } from "../src/node/index.js";
import {
  createClient,
  type Failure,
  KEYS,
  type Operations,
  operations,
  PROJECT_ID,
  type Widget,
  type WidgetsClient,
} from "./support/widgets.js";

/** Has the compiler look at calls without making them. */
const check = (_: (client: WidgetsClient) => unknown): void => {};

describe("inputs", () => {
  test("hold what the operation has, without the project", () => {
    expectTypeOf<PathOf<Operations["updateWidget"]>>().toEqualTypeOf<{ widget_id: string }>();
    expectTypeOf<QueryOf<Operations["deleteWidget"]>>().toEqualTypeOf<{ force: boolean }>();
    expectTypeOf<BodyOf<Operations["createWidget"]>>().toEqualTypeOf<{
      widget: { name: string; size?: number };
    }>();
    expectTypeOf<OperationInput<Operations["listWidgets"]>>().toEqualTypeOf<{
      path?: never;
      query?:
        | {
            readonly limit?: number | undefined;
            readonly id?: readonly string[] | undefined;
            readonly name?: string | undefined;
          }
        | undefined;
      body?: never;
    }>();
    expectTypeOf<OperationInput<Operations["touchWidget"]>>().toEqualTypeOf<{
      path: { readonly widget_id: string };
      query?: never;
      body?: { readonly at?: string | undefined } | undefined;
    }>();
  });

  test("accept readonly data, and undefined for what is optional", () => {
    const ids: readonly string[] = ["a"];
    const limit = undefined as number | undefined;
    const input = { path: { widget_id: "w" }, body: { widget: { name: "a" } } } as const;
    check((client) => client.listWidgets({ query: { id: ids, limit } }));
    check((client) => client.listWidgets({ query: undefined }));
    check((client) => client.updateWidget(input));
    check((client) => client.updateWidget({ ...input, body: { widget: { name: undefined } } }));
    check((client) => client.touchWidget({ path: input.path, body: undefined }));
    check((client) =>
      client.http.GET("/v1/{project_id}/widgets", { params: { query: { id: ids, limit } } }),
    );
    // @ts-expect-error a required property may not be undefined
    check((client) => client.createWidget({ body: { widget: { name: undefined } } }));
  });

  test("are optional when nothing is required", () => {
    check((client) => client.listWidgets());
    check((client) => client.listWidgets({}));
    check((client) => client.listWidgets(undefined, { timeoutMs: 1 }));
    check((client) => client.http.GET("/v1/{project_id}/widgets"));
  });

  test("do not compile when something is missing, misspelt or of the wrong type", () => {
    const path = { widget_id: "w" };
    // @ts-expect-error path and body are required
    check((client) => client.updateWidget());
    // @ts-expect-error the body is required
    check((client) => client.updateWidget({ path }));
    // @ts-expect-error a required query
    check((client) => client.deleteWidget({ path }));
    // @ts-expect-error no such path parameter
    check((client) => client.updateWidget({ path: { id: "w" }, body: { widget: {} } }));
    // @ts-expect-error the project is the session's
    check((client) => client.listWidgets({ path: { project_id: "p" } }));
    // @ts-expect-error misspelt, deep inside
    check((client) => client.updateWidget({ path, body: { widget: { nmae: "a" } } }));
    // @ts-expect-error a number for a string
    check((client) => client.createWidget({ body: { widget: { name: 1 } } }));
    // @ts-expect-error a required member
    check((client) => client.createWidget({ body: { widget: { size: 1 } } }));
    // @ts-expect-error no such query parameter
    check((client) => client.listWidgets({ query: { limits: 1 } }));
    // @ts-expect-error no such option
    check((client) => client.listWidgets({}, { timeout: 1 }));
    // @ts-expect-error no such operation
    check((client) => client.renameWidget());
  });

  test("are as strict in the path style", () => {
    const one = "/v1/{project_id}/widgets/{widget_id}";
    const params = { path: { widget_id: "w" } };
    check((client) => client.http.PUT(one, { params, body: { widget: { name: null } } }));
    // @ts-expect-error params and body are required
    check((client) => client.http.PUT(one));
    // @ts-expect-error misspelt, deep inside
    check((client) => client.http.PUT(one, { params, body: { widget: { nmae: "a" } } }));
    const other = { path: { id: "w" } };
    // @ts-expect-error a path parameter of another operation
    check((client) => client.http.PUT(one, { params: other, body: { widget: {} } }));
    // @ts-expect-error no such member of the init
    check((client) => client.http.PUT(one, { params, body: { widget: {} }, parseAs: "text" }));
    // @ts-expect-error the path has no GET
    check((client) => client.http.GET(one));
    // @ts-expect-error no such path
    check((client) => client.http.GET("/v1/widgets"));
  });
});

test("the raw client has the types of openapi-fetch, without the project", () => {
  const one = "/v1/{project_id}/widgets/{widget_id}";
  const params = { path: { widget_id: "w" } };
  const body = { widget: {} };
  check((client) => client.http.raw.PUT(one, { params, body, baseUrl: "https://w.example" }));
  // @ts-expect-error a required path parameter
  check((client) => client.http.raw.PUT(one, { params: { path: {} }, body }));
  // @ts-expect-error the path has no GET
  check((client) => client.http.raw.GET(one));
  check(async (client) => {
    const json = await client.http.raw.GET("/v1/{project_id}/widgets");
    expectTypeOf(json.data?.widgets[0]?.id).toEqualTypeOf<string | undefined>();
    const text = await client.http.raw.GET("/v1/{project_id}/widgets", { parseAs: "text" });
    expectTypeOf(text.data).toEqualTypeOf<string | undefined>();
  });
});

describe("responses", () => {
  test("are the data of the success statuses", () => {
    type Update = Operations["updateWidget"];
    expectTypeOf<OperationData<Update>>().toEqualTypeOf<
      { widget: Widget } | { request_id: string }
    >();
    expectTypeOf<OperationData<Operations["deleteWidget"]>>().toEqualTypeOf<undefined>();
    expectTypeOf<OperationFailure<Update>>().toEqualTypeOf<Failure | undefined>();
    check(async (client) => {
      expectTypeOf(await client.listWidgets()).toEqualTypeOf<{ widgets: Widget[] }>();
    });
  });

  test("are told apart by the status of withResponse", () => {
    const read = (response: OperationResponse<Operations["updateWidget"]>) => {
      expectTypeOf(response.status).toEqualTypeOf<200 | 202>();
      expectTypeOf(response.headers).toEqualTypeOf<Headers>();
      expectTypeOf(response.requestId).toEqualTypeOf<string | undefined>();
      if (response.status === 202)
        expectTypeOf(response.data).toEqualTypeOf<{ request_id: string }>();
      else expectTypeOf(response.data).toEqualTypeOf<{ widget: Widget }>();
    };
    check((client) =>
      client
        .updateWidget({ path: { widget_id: "w" }, body: { widget: {} } })
        .withResponse()
        .then(read),
    );
  });

  test("make the reader look at null, and accept unknown values", () => {
    const read = ({ widget }: { widget: Widget }) => {
      // @ts-expect-error the name may be null
      widget.name.length;
      expectTypeOf(widget.status).toExtend<string>();
    };
    check((client) => client.createWidget({ body: { widget: { name: "a" } } }).then(read));
  });

  test("are told apart by error in the path style", () => {
    check(async (client) => {
      const { data, error, response } = await client.http.GET("/v1/{project_id}/widgets");
      expectTypeOf(response).toEqualTypeOf<Response>();
      if (error === undefined) expectTypeOf(data).toEqualTypeOf<{ widgets: Widget[] }>();
      if (data !== undefined) expectTypeOf(data).toEqualTypeOf<{ widgets: Widget[] }>();
      if (error !== undefined) expectTypeOf(error).toEqualTypeOf<Failure>();
    });
  });
});

describe("descriptors", () => {
  test("keep their literals", () => {
    expectTypeOf(operations).toExtend<OperationTable>();
    expectTypeOf(operations.updateWidget.method).toEqualTypeOf<"PUT">();
    expectTypeOf<HttpMethod>().toEqualTypeOf<"GET" | "POST" | "PUT" | "DELETE">();
  });

  test("do not compile when a member is missing or wrong", () => {
    const right = operations.updateWidget;
    ({ ...right }) satisfies OperationDescriptor;
    // @ts-expect-error no such method
    ({ ...right, method: "FETCH" }) satisfies OperationDescriptor;
    // @ts-expect-error statuses are numbers
    ({ ...right, success: ["200"] }) satisfies OperationDescriptor;
    // @ts-expect-error members are missing
    ({ operationId: "a", method: "GET" }) satisfies OperationDescriptor;
    // @ts-expect-error members are missing
    ({ api: "a" }) satisfies ServiceDescriptor;
  });
});

describe("session options", () => {
  test("need a region or an endpoint, and one kind of credentials", () => {
    const common = { projectId: PROJECT_ID, credentials: KEYS };
    ({ ...common, region: "cn-north-4" }) satisfies SessionOptions;
    ({ ...common, endpoint: { widgets: "https://w.example" } }) satisfies SessionOptions;
    ({ ...common, region: "a", credentials: { token: "t" }, fetch }) satisfies SessionOptions;
    // @ts-expect-error neither region nor endpoint
    createClientLater(common);
    // @ts-expect-error half a key
    createClientLater({ ...common, region: "a", credentials: { accessKeyId: "AK" } });
    // @ts-expect-error misspelt
    createClientLater({ ...common, regoin: "a" });
  });
});

function createClientLater(options: SessionOptions): () => WidgetsClient {
  return () => createClient(options);
}

test("a transport for Node is one for a session, and can be closed", () => {
  expectTypeOf<NodeTransport>().toExtend<Transport>();
  expectTypeOf<NodeTransport["close"]>().toEqualTypeOf<() => void>();
  expectTypeOf<NonNullable<Parameters<typeof createNodeTransport>[0]>["proxy"]>().toEqualTypeOf<
    string | ProxyOptions | undefined
  >();
});
