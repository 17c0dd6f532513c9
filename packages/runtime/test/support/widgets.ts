// A small API in the shapes that the generator writes: types as openapi-typescript makes them,
// descriptors as const.
import {
  createServiceClient,
  type OperationTable,
  type ServiceClient,
  type ServiceDescriptor,
  type Session,
  type SessionOptions,
} from "../../src/index.js";

export interface Widget {
  id: string;
  name: string | null;
  status: "UP" | "DOWN" | (string & {});
}
export interface Failure {
  code: string;
  message: string;
}

type Json<Body> = { headers: { [name: string]: unknown }; content: { "application/json": Body } };
type Empty = { headers: { [name: string]: unknown }; content?: never };

export interface Operations {
  listWidgets: {
    parameters: {
      query?: { limit?: number; id?: string[]; name?: string };
      header?: never;
      path: { project_id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: { 200: Json<{ widgets: Widget[] }>; 400: Json<Failure> };
  };
  createWidget: {
    parameters: { query?: never; header?: never; path: { project_id: string }; cookie?: never };
    requestBody: { content: { "application/json": { widget: { name: string; size?: number } } } };
    responses: { 201: Json<{ widget: Widget }>; 400: Json<Failure> };
  };
  updateWidget: {
    parameters: {
      query?: never;
      header?: never;
      path: { project_id: string; widget_id: string };
      cookie?: never;
    };
    requestBody: { content: { "application/json": { widget: { name?: string | null } } } };
    responses: {
      200: Json<{ widget: Widget }>;
      202: Json<{ request_id: string }>;
      400: Json<Failure>;
      502: Empty;
    };
  };
  deleteWidget: {
    parameters: {
      query: { force: boolean };
      header?: never;
      path: { project_id: string; widget_id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: { 204: Empty; 404: Json<Failure> };
  };
  touchWidget: {
    parameters: {
      query?: never;
      header?: never;
      path: { project_id: string; widget_id: string };
      cookie?: never;
    };
    requestBody?: { content: { "application/json": { at?: string } } };
    responses: { 200: Json<{ widget: Widget }> };
  };
}

type None = { get?: never; put?: never; post?: never; delete?: never };
export interface Paths {
  "/v1/{project_id}/widgets": Omit<None, "get" | "post"> & {
    get: Operations["listWidgets"];
    post: Operations["createWidget"];
  };
  "/v1/{project_id}/widgets/{widget_id}": Omit<None, "put" | "post" | "delete"> & {
    put: Operations["updateWidget"];
    post: Operations["touchWidget"];
    delete: Operations["deleteWidget"];
  };
}

const shared = { sensitive: { request: [], response: [] } } as const;
const one = "/v1/{project_id}/widgets/{widget_id}";
const all = "/v1/{project_id}/widgets";

export const service = {
  api: "widgets",
  endpoint: "https://widget.{region}.myhuaweicloud.com",
  regionEndpoints: {},
} as const satisfies ServiceDescriptor;

export const operations = {
  listWidgets: {
    operationId: "listWidgets",
    method: "GET",
    path: all,
    idempotent: true,
    success: [200],
    ...shared,
  },
  createWidget: {
    operationId: "createWidget",
    method: "POST",
    path: all,
    idempotent: false,
    success: [201],
    ...shared,
  },
  updateWidget: {
    operationId: "updateWidget",
    method: "PUT",
    path: one,
    idempotent: true,
    success: [200, 202],
    ...shared,
  },
  deleteWidget: {
    operationId: "deleteWidget",
    method: "DELETE",
    path: one,
    idempotent: true,
    success: [204],
    noContent: [204],
    ...shared,
  },
  touchWidget: {
    operationId: "touchWidget",
    method: "POST",
    path: one,
    idempotent: true,
    success: [200],
    ...shared,
  },
} as const satisfies OperationTable;

export const PROJECT_ID = "cfa563efb77d4b6d9960781d82530fd8";
export const KEYS = { accessKeyId: "AK", secretAccessKey: "SK" };

export type WidgetsClient = ServiceClient<Paths, Operations, typeof operations>;

export const createClient = (session: Session | SessionOptions): WidgetsClient =>
  createServiceClient<WidgetsClient>(service, operations, session);

/** A client of a server of this test. */
export const clientOf = (endpoint: string, options: Partial<SessionOptions> = {}): WidgetsClient =>
  createClient({ projectId: PROJECT_ID, credentials: { token: "t" }, ...options, endpoint });
