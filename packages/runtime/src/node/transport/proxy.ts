import { BlockList, isIP } from "node:net";
import { InvalidArgumentError } from "../../errors/errors.js";
import type { Environment } from "../credentials/from-environment.js";

/** Proxies, by the scheme of the address that is called. */
export interface ProxyOptions {
  /** For `http:` addresses, such as `http://user:password@proxy.example:3128`. */
  readonly http?: string | undefined;
  /** For `https:` addresses; requests are secured to the service itself, the proxy sees its name only. */
  readonly https?: string | undefined;
  /**
   * Hosts that are called without a proxy, by commas: `example.com` (its subdomains, too),
   * `.example.com`, `10.0.0.0/8`, `192.0.2.1`, each with `:port` if only that is meant, or `*` for all.
   */
  readonly noProxy?: string | undefined;
}

/** A proxy that was checked. */
export interface HttpProxy {
  readonly url: URL;
  /** What shows it who we are. */
  readonly authorization: string | undefined;
}

/**
 * Reads what `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say; the same names in lower case win. In a CGI
 * program, where a caller can set it by a `Proxy` header, `HTTP_PROXY` is not read.
 */
export function proxyFromEnvironment(environment: Environment = process.env): ProxyOptions {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const isCgi = environment.REQUEST_METHOD !== undefined;
  return {
    http: isCgi ? environment.http_proxy : read("HTTP_PROXY"),
    https: read("HTTPS_PROXY"),
    noProxy: read("NO_PROXY"),
  };
}

/**
 * Checks the address of a proxy. It is never part of a message: it may hold a password.
 *
 * @throws InvalidArgumentError naming the option.
 */
export function readProxy(name: string, address: string | undefined): HttpProxy | undefined {
  if (address === undefined) return undefined;
  // Often given without a scheme in the environment.
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const authorization = url && basicAuthorization(url);
  if (url === undefined || authorization === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      `${name}: must be an address such as http://user:password@proxy.example:3128`,
    );
  }
  return { url, authorization: authorization || undefined };
}

/** What shows a proxy who we are; empty if nothing is to, undefined if it is written wrong. */
function basicAuthorization({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return "";
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(pair).toString("base64")}`;
  } catch {
    return undefined;
  }
}

/**
 * Makes the test whether a host is called without a proxy.
 *
 * @throws InvalidArgumentError for a range of addresses that is none.
 */
export function createBypass(noProxy = ""): (host: string, port: string) => boolean {
  const rules = noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map(readRule);
  return (host, port) => rules.some((matches) => matches(host.toLowerCase(), port));
}

type Rule = (host: string, port: string) => boolean;

function readRule(entry: string): Rule {
  if (entry === "*") return () => true;
  if (entry.includes("/")) return rangeRule(entry);
  const [, bracketed, bare = "", wanted] =
    /^(?:\[(.+)\]|([^:]+|.*:.*:.*?))(?::(\d+))?$/.exec(entry) ?? [];
  const name = (bracketed ?? bare).toLowerCase().replace(/^\*?\./, "");
  return (host, port) =>
    (wanted === undefined || wanted === port) &&
    (host === name || (isIP(host) === 0 && host.endsWith(`.${name}`)));
}

function rangeRule(entry: string): Rule {
  const [address = "", bits = ""] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) {
    throw new InvalidArgumentError(`proxy.noProxy: "${entry}" is no range such as 10.0.0.0/8`);
  }
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family === 4 ? "ipv4" : "ipv6");
  return (host) => isIP(host) !== 0 && list.check(host, isIP(host) === 4 ? "ipv4" : "ipv6");
}
