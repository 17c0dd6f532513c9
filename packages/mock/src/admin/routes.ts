import { parameterNames, Router } from "../gateway/router.js";
import type { AdminOperation } from "./call.js";
import { clearCalls, listCalls } from "./calls.js";
import { advanceClock, setClock, showClock } from "./clock.js";
import { addFaults, clearFaults, listFaults, removeFault } from "./faults.js";
import { file } from "./files.js";
import { deleteResource, listProjects, listResources, putOne, showResource } from "./resources.js";
import { resetState, restoreSnapshot, seedState, showSnapshot } from "./state.js";

/** An operation and the names of the parameters of its path, in their order. */
export interface AdminRoute {
  readonly operation: AdminOperation;
  readonly parameterNames: readonly string[];
}

/** Path prefix of the admin API. */
export const ADMIN = "/__admin";

const RESOURCES = "/projects/{region}/{project_id}/{kind}";
const SCRIPT = "text/javascript; charset=utf-8";

const toPage: AdminOperation = () => ({ status: 308, headers: { Location: `${ADMIN}/` } });

const OPERATIONS: readonly (readonly [method: string, path: string, operation: AdminOperation])[] =
  [
    ["GET", "", toPage],
    ["GET", "/", file("index.html", "text/html; charset=utf-8")],
    ["GET", "/style.css", file("style.css", "text/css; charset=utf-8")],
    ["GET", "/main.js", file("main.js", SCRIPT)],
    ["GET", "/tables.js", file("tables.js", SCRIPT)],
    ["GET", "/openapi.json", file("openapi.json", "application/json")],
    ["GET", "/projects", listProjects],
    ["GET", RESOURCES, listResources],
    ["GET", `${RESOURCES}/{key}`, showResource],
    ["PUT", `${RESOURCES}/{key}`, putOne],
    ["DELETE", `${RESOURCES}/{key}`, deleteResource],
    ["POST", "/seed", seedState],
    ["POST", "/reset", resetState],
    ["GET", "/snapshot", showSnapshot],
    ["PUT", "/snapshot", restoreSnapshot],
    ["GET", "/faults", listFaults],
    ["POST", "/faults", addFaults],
    ["DELETE", "/faults", clearFaults],
    ["DELETE", "/faults/{fault_id}", removeFault],
    ["GET", "/clock", showClock],
    ["PUT", "/clock", setClock],
    ["POST", "/clock/advance", advanceClock],
    ["GET", "/calls", listCalls],
    ["DELETE", "/calls", clearCalls],
  ];

/** The operations of the admin surface by path and method. */
export function createAdminRouter(): Router<AdminRoute> {
  const router = new Router<AdminRoute>();
  for (const [method, path, operation] of OPERATIONS) {
    router.add(method, ADMIN + path, { operation, parameterNames: parameterNames(path) });
  }
  return router;
}
