interface Mend {
  readonly why: string;
  readonly from: string;
  readonly to: string;
}

// Redoc has no option for these. They are looked for letter by letter, so that a new version of
// Redoc which writes them otherwise stops the build instead of bringing the requests back.
const MENDS: readonly Mend[] = [
  {
    why: "the attribution loads its logo from a CDN; a word says the same",
    from: "`img`,{alt:`redocly logo`,onError:()=>n(!1),src:e?`https://cdn.redoc.ly/redoc/logo-mini-full.svg`:`https://cdn.redoc.ly/redoc/logo-mini.svg`}",
    to: "`p`,{children:e?`Redocly`:`R`}",
  },
  {
    why: "icons of the paid product come from a CDN; none is used here, and none shall be fetched",
    from: '{"font-awesome":`https://cdn.redocly.com/icons/fa/7.0.0`,code:`https://cdn.redocly.com/icons/code/5.24.0`}',
    to: '{"font-awesome":`data:,`,code:`data:,`}',
  },
];

/**
 * Takes the outside requests out of a page.
 *
 * @throws Error when the page is not as Redoc 3.0 writes it, or still names a CDN.
 */
export function mendPage(page: string): string {
  let mended = page;
  for (const { why, from, to } of MENDS) {
    const parts = mended.split(from);
    if (parts.length !== 2) {
      throw new Error(
        `The page of redocly build-docs has changed (${why}): expected once, found ${parts.length - 1} times: ${from}`,
      );
    }
    mended = parts.join(to);
  }
  const left = /.{0,60}\bcdn\.[a-z]+.{0,60}/.exec(mended);
  if (left !== null) throw new Error(`The page of redocly build-docs names a CDN: ${left[0]}`);
  if (!mended.includes('"disableTelemetry":true')) {
    throw new Error("The page of redocly build-docs has telemetry on");
  }
  return mended;
}
