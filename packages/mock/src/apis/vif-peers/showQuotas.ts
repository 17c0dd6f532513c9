import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { type DirectConnect, INTERFACE_QUOTA, type Quota } from "./state.js";

const UNLIMITED = -1;

/** Behavior `vif-peers.quotas`. What the mock does not have is unlimited and unused. */
function allQuotas({ interfaces, connectionQuota }: DirectConnect): Quota[] {
  const connections = new Set(Array.from(interfaces.values(), (it) => it.direct_connect_id));
  const unused = (type: string): Quota => ({ type, quota: UNLIMITED, used: 0, unit: "count" });
  return [
    { ...connectionQuota, type: "physicalConnect", used: connections.size, unit: "count" },
    { type: "virtualInterface", quota: INTERFACE_QUOTA, used: interfaces.size, unit: "count" },
    ...["connectGateway", "geip", "globalDcGateway", "peerLinkPerGdgw"].map(unused),
  ];
}

/** Returns 201, as documented. */
export const showQuotas: OperationHandler<operations["showQuotas"], never> = {
  errors: [],
  handle({ project: { directConnect }, query, requestId }) {
    const types = query.type && new Set<unknown>(query.type);
    const resources = allQuotas(directConnect).filter(({ type }) => types?.has(type) ?? true);
    return { status: 201, body: { quotas: { resources }, request_id: requestId } };
  },
};
