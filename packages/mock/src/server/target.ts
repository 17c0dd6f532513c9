/** What a request line asks for. */
export interface RequestTarget {
  /** Path as sent; `*` for the server as a whole. */
  readonly pathname: string;
  /** Query as sent, without the question mark. */
  readonly query: string;
  /** Host and port of a target in absolute form, which take the place of the header Host. */
  readonly authority: string | undefined;
}

// Without the user and password that it may begin with.
const ABSOLUTE = /^https?:\/\/(?:[^/?#@]*@)?([^/?#@]*)/i;

/** Reads a request target in origin, absolute or asterisk form (RFC 9112, section 3.2). */
export function parseTarget(target: string): RequestTarget {
  const [prefix, authority] = ABSOLUTE.exec(target) ?? [];
  const rest = prefix === undefined ? target : target.slice(prefix.length);
  const mark = rest.indexOf("?");
  const pathname = mark < 0 ? rest : rest.slice(0, mark);
  return {
    pathname: pathname === "" ? "/" : pathname,
    query: mark < 0 ? "" : rest.slice(mark + 1),
    authority,
  };
}

// A name, an address or nothing, and a port.
const AUTHORITY = /^(?:\[[0-9a-f:.]+\]|[^\s[\]:@/?#\\]*)(?::\d{0,5})?$/i;

/** Whether a text is a host, with or without a port, that a URL can have. */
export const isAuthority = (text: string): boolean =>
  AUTHORITY.test(text) && URL.canParse(`http://${text}`);

/** The URL of a request. A host that no URL can have reads `localhost`. */
export function urlOf(host: string | undefined, { pathname, query }: RequestTarget): string {
  const path = `${pathname.startsWith("/") ? "" : "/"}${pathname}${query === "" ? "" : `?${query}`}`;
  return `http://${host !== undefined && isAuthority(host) ? host : "localhost"}${path}`;
}
