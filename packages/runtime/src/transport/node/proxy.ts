import { BlockList, isIP } from "node:net";
import type { Environment } from "../../credentials/node/from-environment.js";
import { InvalidArgumentError } from "../../errors/errors.js";

/** Proxies, by the scheme of the address that is called. */
export interface ProxyOptions {
  /** For `http:` addresses, such as `http://user:password@proxy.example:3128`. */
  readonly http?: string | undefined;
  /** For `https:` addresses; requests are secured to the service itself, the proxy sees its name only. */
  readonly https?: string | undefined;
  /**
   * Hosts that are called without a proxy, separated by commas or spaces: `example.com` (its
   * subdomains, too), `.example.com`, `192.0.2.1`, `::1`, each with `:port` if only that is meant
   * (`[::1]:8080`), `10.0.0.0/8`, or `*` for all.
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
 * Reads `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; the same names in lower case win. In a CGI program,
 * where a caller can set it by a `Proxy` header, `HTTP_PROXY` is not read.
 *
 * @throws InvalidArgumentError naming the variable that cannot be used.
 */
export function proxyFromEnvironment(environment: Environment = process.env): ProxyOptions {
  const isCgi = environment.REQUEST_METHOD !== undefined;
  const http = readVariable("http_proxy", environment, !isCgi);
  const https = readVariable("https_proxy", environment);
  const noProxy = readVariable("no_proxy", environment);
  readProxy(http.name, http.value);
  readProxy(https.name, https.value);
  createBypass(noProxy.value, noProxy.name);
  return { http: http.value, https: https.value, noProxy: noProxy.value };
}

function readVariable(lower: string, environment: Environment, hasUpper = true) {
  const value = environment[lower] || undefined;
  if (value !== undefined || !hasUpper) return { name: lower, value };
  const upper = lower.toUpperCase();
  return { name: upper, value: environment[upper] || undefined };
}

/**
 * Checks the address of a proxy. It is never part of a message: it may hold a password.
 *
 * @throws InvalidArgumentError naming the option or variable.
 */
export function readProxy(name: string, address: string | undefined): HttpProxy | undefined {
  if (address === undefined) return undefined;
  // Often given without a scheme in the environment.
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol.startsWith("socks")) {
    throw new InvalidArgumentError(
      `${name}: SOCKS proxies are not supported; expected an HTTP proxy such as http://proxy.example:3128, or give the session a \`fetch\` that connects through the SOCKS proxy`,
    );
  }
  const authorization = url && basicAuthorization(url);
  if (url === undefined || authorization === undefined || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      `${name}: expected an address such as http://user:password@proxy.example:3128`,
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
 * Creates the test whether a host is called without a proxy, which follows curl and undici.
 *
 * @param name the option or variable, for messages.
 * @throws InvalidArgumentError naming an entry that is neither a host nor a range.
 */
export function createBypass(
  noProxy = "",
  name = "proxy.noProxy",
): (host: string, port: string) => boolean {
  const rules = noProxy
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .map((entry) => readRule(entry, name));
  return (given, port) => {
    const host = withoutDot(given.toLowerCase());
    return rules.some((matches) => matches(host, port));
  };
}

const MAX_PORT = 65_535;

type Rule = (host: string, port: string) => boolean;

function readRule(entry: string, name: string): Rule {
  if (entry === "*") return () => true;
  const { host, port } = splitPort(entry);
  const rule = entry.includes("/") ? rangeRule(entry) : hostRule(host);
  if (rule !== undefined && /^\d*$/.test(port) && Number(port) <= MAX_PORT) {
    return port === "" ? rule : (called, to) => to === port && rule(called, to);
  }
  throw new InvalidArgumentError(
    `${name}: expected a host such as example.com, an address, a range such as 10.0.0.0/8, or *, got ${JSON.stringify(entry)}`,
  );
}

function splitPort(entry: string): { readonly host: string; readonly port: string } {
  const hasNone = isIP(entry) === 6 || entry.endsWith("]") || entry.includes("/");
  const at = hasNone ? -1 : entry.lastIndexOf(":");
  return at < 0
    ? { host: entry, port: "" }
    : { host: entry.slice(0, at), port: entry.slice(at + 1) };
}

const withoutDot = (host: string): string => (host.endsWith(".") ? host.slice(0, -1) : host);

/** A host and its subdomains, or one address in any of its spellings. */
function hostRule(given: string): Rule | undefined {
  const bare = withoutDot(given.replace(/^\*?\./, ""));
  const authority = isIP(bare) === 6 ? `[${bare}]` : bare;
  // In the form that a URL has it: lower case, Punycode, the shortest spelling of an address.
  const { hostname } = URL.canParse(`http://${authority}`)
    ? new URL(`http://${authority}`)
    : { hostname: "" };
  const host = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  const family = isIP(host);
  // An address has no subdomains.
  if (family !== 0 && bare !== withoutDot(given)) return undefined;
  if (family !== 0) return addressRule((list) => list.addAddress(host, familyOf(family)));
  if (!/^[\w-]+(\.[\w-]+)*$/.test(host)) return undefined;
  return (called) => called === host || (isIP(called) === 0 && called.endsWith(`.${host}`));
}

function rangeRule(entry: string): Rule | undefined {
  const [address = "", bits = "", ...rest] = entry.split("/");
  const family = isIP(address);
  const isRange = family !== 0 && !address.includes("%") && rest.length === 0;
  if (!isRange || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) {
    return undefined;
  }
  return addressRule((list) => list.addSubnet(address, Number(bits), familyOf(family)));
}

const familyOf = (family: number): "ipv4" | "ipv6" => (family === 4 ? "ipv4" : "ipv6");

/** An IPv4 address is the same when it is written as IPv6 (`::ffff:192.0.2.1`). */
function addressRule(fill: (list: BlockList) => void): Rule {
  const list = new BlockList();
  fill(list);
  return (host) => isIP(host) !== 0 && list.check(host, familyOf(isIP(host)));
}
