import { readFileSync } from "node:fs";
import type { OperationValidators } from "@hcnet/runtime";
import type { CatalogApi, CatalogOperation, Workflow } from "./catalog/types.js";

type ValidatorModule = {
  readonly validators: Readonly<Record<string, OperationValidators>>;
};

const VALIDATORS = {
  publicips: () => import("@hcnet/publicips/validators"),
  "sub-network-interfaces": () => import("@hcnet/sub-network-interfaces/validators"),
  "vif-peer-detections": () => import("@hcnet/vif-peer-detections/validators"),
  "vif-peers": () => import("@hcnet/vif-peers/validators"),
  "vpc-endpoint-services": () => import("@hcnet/vpc-endpoint-services/validators"),
} satisfies Readonly<Record<string, () => Promise<ValidatorModule>>>;

/** Name of an API: that of its package without the scope. */
export type ApiName = keyof typeof VALIDATORS;

/** The names of all APIs. */
export const API_NAMES = Object.keys(VALIDATORS) as readonly ApiName[];

const loaded = new Map<ApiName, CatalogApi>();

/** Reads the operations of an API from the catalog, once. */
export function loadApi(name: ApiName): CatalogApi {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  // The bundles of the packages have a copy of the catalog next to them.
  const text = readFileSync(new URL(`./catalog/${name}.json`, import.meta.url), "utf8");
  const api = JSON.parse(text) as CatalogApi;
  loaded.set(name, api);
  return api;
}

/** An operation and its API. */
export interface Operation extends CatalogOperation {
  readonly api: CatalogApi;
  readonly id: string;
}

/** Reads the operations of some APIs from the catalog, by id. */
export function loadOperations(
  names: readonly ApiName[] = API_NAMES,
): ReadonlyMap<string, Operation> {
  return new Map(
    names.flatMap((name) => {
      const api = loadApi(name);
      return api.operations.map((operation): [string, Operation] => {
        const id = operation.descriptor.operationId;
        return [id, { ...operation, api, id }];
      });
    }),
  );
}

/** Reads the workflows from the catalog. */
export function loadWorkflows(): readonly Workflow[] {
  const text = readFileSync(new URL("./catalog/workflows.json", import.meta.url), "utf8");
  return JSON.parse(text) as readonly Workflow[];
}

/** Loads the compiled validators of an API. */
export async function loadValidators(name: ApiName): Promise<ValidatorModule["validators"]> {
  return (await VALIDATORS[name]()).validators;
}
