import { InvalidArgumentError } from "../errors/errors.js";
import type { SignableRequest, SigningOptions } from "./types.js";

function check(field: string, isRight: boolean, what: string): void {
  if (!isRight) throw new InvalidArgumentError(`${field}: expected ${what}`);
}

const matches = (value: unknown, form: RegExp): boolean =>
  typeof value === "string" && form.test(value);

const VISIBLE = /^[\x21-\x7e]+$/;

/** Checks the keys and the date; a message never shows a key. */
export function checkOptions(options: SigningOptions): void {
  const { accessKeyId, secretAccessKey, securityToken, date } = options;
  check(
    "accessKeyId",
    matches(accessKeyId, VISIBLE),
    "visible ASCII without blanks, and not empty",
  );
  check(
    "secretAccessKey",
    matches(secretAccessKey, /^\P{Cc}+$/u),
    "a non-empty string without control characters",
  );
  const isToken = securityToken === undefined || matches(securityToken, VISIBLE);
  check("securityToken", isToken, "visible ASCII without blanks, and not empty");
  check("date", date === undefined || isDate(date), "a valid Date");
}

function isDate(date: unknown): boolean {
  const year = date instanceof Date ? date.getUTCFullYear() : Number.NaN;
  // A timestamp has four digits for the year.
  return year >= 0 && year <= 9999;
}

/** Checks method and body; headers and URL have checks of their own. */
export function checkRequest({ method, body }: SignableRequest): void {
  check("method", matches(method, /^[A-Za-z]+$/), "an HTTP method");
  const isBody = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  check("body", isBody, "a string or bytes");
}

/** The URL as it will be sent. */
export function parseUrl(url: string | URL): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isHttp = parsed?.protocol === "https:" || parsed?.protocol === "http:";
  check("url", isHttp, "an absolute URL with https:// or http://");
  return parsed as URL;
}
