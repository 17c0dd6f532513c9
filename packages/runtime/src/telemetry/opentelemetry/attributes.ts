import type { Attributes } from "@opentelemetry/api";
import type { AttemptRecord } from "../../errors/errors.js";
import type { CallInfo } from "../events.js";

/** What stays the same in all attempts of a call. */
export interface CallAttributes {
  /** For the span of the call. */
  readonly call: Attributes;
  /** Attributes of the span of an attempt, in addition to those of the metric. */
  readonly attempt: Attributes;
  /** For the measurement: none that has many values. */
  readonly metric: Attributes;
}

/** Source of the names: OpenTelemetry semantic conventions for HTTP clients, 1.40. */
export function attributesOf({ api, operationId, method, path, url }: CallInfo): CallAttributes {
  const { protocol, hostname, port } = new URL(url);
  const scheme = protocol.slice(0, -1);
  const call = {
    "hcnet.api": api,
    ...(operationId === undefined ? {} : { "hcnet.operation_id": operationId }),
  };
  const metric = {
    "http.request.method": method,
    "server.address": hostname.replace(/^\[|\]$/g, ""),
    "server.port": Number(port) || (scheme === "https" ? 443 : 80),
    "url.scheme": scheme,
    "url.template": path,
  };
  return { call, attempt: { ...call, "url.full": url }, metric };
}

/** How an attempt ended. */
export function endAttributes({ status, code }: AttemptRecord): Attributes {
  if (status === undefined) return { "error.type": code ?? "_OTHER" };
  return {
    "http.response.status_code": status,
    ...(status >= 400 ? { "error.type": String(status) } : {}),
  };
}
