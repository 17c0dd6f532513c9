import { X509Certificate } from "node:crypto";
import http from "node:http";
import https from "node:https";
import { InvalidArgumentError } from "../../errors/errors.js";
import { checkNumber } from "../../options.js";
import {
  addressOf,
  agentOptions,
  createConnections,
  createDirectConnections,
  directRoute,
  type NodeConnections,
  type Route,
} from "./connections.js";
import type { ConnectionOptions, NodeTransport } from "./options.js";
import { createBypass, type HttpProxy, type ProxyOptions, readProxy } from "./proxy.js";
import { createTransportOver } from "./transport.js";
import { TunnelAgent } from "./tunnel-agent.js";

/** Settings of connections on Node. */
export interface NodeTransportOptions extends ConnectionOptions {
  /**
   * A proxy for all requests, or by scheme and with exceptions; `proxyFromEnvironment()` gives those of
   * the environment, which is not read otherwise. None by default.
   */
  readonly proxy?: string | ProxyOptions | undefined;
}

/**
 * Sends over node:http with connections of its own. What a session uses on Node without one is this with
 * the defaults.
 *
 * @throws InvalidArgumentError naming the option that is wrong.
 */
export function createNodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  checkNumbers(options);
  checkCertificates(options.ca);
  const { proxy } = options;
  const proxies = typeof proxy === "string" ? { http: proxy, https: proxy } : proxy;
  if (proxies === undefined) return createTransportOver(createDirectConnections(options));
  const transport = createTransportOver(createProxied(options, proxies));
  const secrets = [proxies.http, proxies.https].flatMap(
    (address) => readProxy("proxy", address)?.authorization ?? [],
  );
  return Object.assign(transport, { secrets: () => secrets });
}

function checkNumbers(options: NodeTransportOptions): void {
  const { maxSockets, maxFreeSockets, freeSocketTimeoutMs } = options;
  const limits = { maxSockets, maxFreeSockets, freeSocketTimeoutMs };
  for (const [name, value] of Object.entries(limits)) {
    const least = name === "maxFreeSockets" ? 0 : 1;
    if (value !== undefined) checkNumber(name, value, least);
  }
}

/** Node itself takes anything, and then trusts nobody. */
function checkCertificates(ca: NodeTransportOptions["ca"] = []): void {
  for (const pem of typeof ca === "string" ? [ca] : ca) {
    try {
      new X509Certificate(pem);
    } catch (cause) {
      const what = "expected certificates in PEM, which begin with -----BEGIN CERTIFICATE-----";
      throw new InvalidArgumentError(`ca: ${what}`, { cause });
    }
  }
}

function createProxied(options: ConnectionOptions, proxies: ProxyOptions): NodeConnections {
  const settings = agentOptions(options);
  const ofHttp = readProxy("proxy.http", proxies.http);
  const ofHttps = readProxy("proxy.https", proxies.https);
  const isDirect = createBypass(proxies.noProxy);
  return createConnections(
    () => {
      const plain = new http.Agent(settings);
      const secure = new https.Agent(settings);
      return [plain, secure, ofHttps ? new TunnelAgent(settings, ofHttps) : secure] as const;
    },
    (origin, [plain, secure, tunnels]) => {
      const { isSecure, host, port } = addressOf(origin);
      const direct = directRoute(origin, plain, secure);
      if (isDirect(host, port || (isSecure ? "443" : "80"))) return direct;
      if (isSecure) return { ...direct, agent: tunnels };
      return ofHttp ? forwarded(origin, ofHttp, plain, secure) : direct;
    },
  );
}

/** The route to a proxy that reads requests and passes them on. */
function forwarded(origin: string, proxy: HttpProxy, plain: http.Agent, secure: http.Agent): Route {
  const { url, authorization } = proxy;
  return {
    ...directRoute(url.origin, plain, secure),
    before: origin,
    headers: authorization === undefined ? {} : { "Proxy-Authorization": authorization },
  };
}
