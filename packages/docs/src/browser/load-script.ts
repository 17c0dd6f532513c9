const loaded = new Map<string, Promise<void>>();

/** The URL of a path of the site, from any page. */
export const siteUrl = (path: string): string => `${document.body.dataset.root ?? ""}${path}`;

/** Loads a classic script of the site once. (From disk, browsers load no modules.) */
export function loadScript(path: string): Promise<void> {
  const known = loaded.get(path);
  if (known !== undefined) return known;
  const promise = new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = siteUrl(path);
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      loaded.delete(path);
      reject(new Error(`${path} could not be loaded`));
    });
    document.head.append(script);
  });
  loaded.set(path, promise);
  return promise;
}
