import { isIP } from "node:net";
import type { IncomingRequest } from "../gateway/message.js";
import { AdminProblem } from "./problem.js";

const LOCAL = /^(?:.+\.)?localhost$/;
const HOST = /^(\[[0-9a-f:.]+\]|[^[\]:@/?#\\\s]+)(?::\d{1,5})?$/i;

/** Name or address in a Host header, in lower case and without brackets. */
function nameIn(host: string): string {
  const [, name = ""] = HOST.exec(host) ?? [];
  return name.replace(/^\[|\]$/g, "").toLowerCase();
}

/**
 * A page of another site can make a browser call this one by a name of its own that leads here (DNS
 * rebinding), but not by an address, nor by localhost.
 */
function checkHost(host: string, allowed: ReadonlySet<string>): void {
  const name = nameIn(host);
  if (isIP(name) !== 0 || LOCAL.test(name) || allowed.has(name)) return;
  throw new AdminProblem(
    403,
    "Host: must be localhost, an address, or a name that the admin surface is told with --admin-host",
  );
}

/**
 * Browsers say where a request comes from: all of them in Origin once it changes something, newer
 * ones in Sec-Fetch-Site always. Nothing can be read by following a link.
 */
function checkOrigin(request: IncomingRequest, host: string): void {
  const origin = request.header("origin");
  const own = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  const site = request.header("sec-fetch-site") ?? "none";
  const followsLink = request.header("sec-fetch-mode") === "navigate" && request.method === "GET";
  if (own && (site === "none" || site === "same-origin" || followsLink)) return;
  throw new AdminProblem(403, "Origin: pages of other sites may not use the admin surface");
}

/**
 * Lets through programs and the pages of the admin surface itself.
 *
 * @throws AdminProblem for what a page of another site made a browser send.
 */
export function checkSender(request: IncomingRequest, allowed: ReadonlySet<string>): void {
  const host = request.header("host") ?? "";
  checkHost(host, allowed);
  checkOrigin(request, host.toLowerCase());
}
