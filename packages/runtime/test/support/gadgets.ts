// An API with a list for each style of paging, a state to wait for, and a parameter whose name
// misleads; otherwise like widgets.ts.
import {
  type ClientOptions,
  createServiceClient,
  type OperationTable,
  type ServiceClient,
  type ServiceDescriptor,
} from "../../src/index.js";
import { PROJECT_ID } from "./widgets.js";

export interface Gadget {
  id: string;
  status?: "DONE" | (string & {}) | null;
}

type Json<Body> = { headers: { [name: string]: unknown }; content: { "application/json": Body } };
interface List<Query, Body> {
  parameters: { query?: Query; header?: never; path: { project_id: string }; cookie?: never };
  requestBody?: never;
  responses: { 200: Json<Body> };
}

export interface Operations {
  listByItem: List<
    { limit?: number; marker?: string; name?: string; kinds?: string[]; names?: string[] },
    { gadgets?: Gadget[] }
  >;
  listByPageInfo: List<
    { limit?: number; marker?: string },
    { gadgets: Gadget[]; page_info: { next_marker?: string } }
  >;
  listByOffset: List<
    { limit?: number; offset?: number },
    { gadgets: Gadget[]; total_count?: number }
  >;
  showGadget: {
    parameters: {
      query?: never;
      header?: never;
      path: { project_id: string; thing_id: string };
      cookie?: never;
    };
    requestBody?: never;
    responses: { 200: Json<{ gadget: Gadget }> };
  };
}

interface None {
  put?: never;
  post?: never;
  delete?: never;
}
export interface Paths {
  "/v1/{project_id}/by-item": None & { get: Operations["listByItem"] };
  "/v1/{project_id}/by-page-info": None & { get: Operations["listByPageInfo"] };
  "/v1/{project_id}/by-offset": None & { get: Operations["listByOffset"] };
  "/v1/{project_id}/gadgets/{thing_id}": None & { get: Operations["showGadget"] };
}

const shared = {
  method: "GET",
  idempotent: true,
  success: [200],
  sensitive: { request: [], response: [] },
} as const;

const operations = {
  listByItem: {
    ...shared,
    operationId: "listByItem",
    path: "/v1/{project_id}/by-item",
    commaSeparated: ["kinds"],
    pagination: {
      style: "marker",
      items: "gadgets",
      limit: "limit",
      defaultLimit: 10,
      marker: "marker",
      itemMarker: "id",
    },
  },
  listByPageInfo: {
    ...shared,
    operationId: "listByPageInfo",
    path: "/v1/{project_id}/by-page-info",
    pagination: {
      style: "marker",
      items: "gadgets",
      limit: "limit",
      marker: "marker",
      next: "/page_info/next_marker",
    },
  },
  listByOffset: {
    ...shared,
    operationId: "listByOffset",
    path: "/v1/{project_id}/by-offset",
    pagination: {
      style: "offset",
      items: "gadgets",
      limit: "limit",
      offset: "offset",
      total: "/total_count",
    },
  },
  showGadget: {
    ...shared,
    operationId: "showGadget",
    path: "/v1/{project_id}/gadgets/{thing_id}",
    pathArguments: { thing_id: "gadget_id" },
    waiters: {
      waitForGadgetDone: {
        state: "/gadget/status",
        success: ["DONE"],
        failure: ["ERROR"],
        minDelaySeconds: 0.001,
        maxDelaySeconds: 0.005,
        maxWaitSeconds: 20,
      },
    },
  },
} as const satisfies OperationTable;

const service = {
  api: "gadgets",
  endpoint: "https://gadget.{region}.myhuaweicloud.com",
  regionEndpoints: {},
} as const satisfies ServiceDescriptor;

export type GadgetsClient = ServiceClient<Paths, Operations, typeof operations>;

/** A client of a server of this test. */
export const gadgetsOf = (endpoint: string, options?: ClientOptions): GadgetsClient =>
  createServiceClient<GadgetsClient>(
    service,
    operations,
    { endpoint, projectId: PROJECT_ID, credentials: { token: "t" } },
    options,
  );
