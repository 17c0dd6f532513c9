/** `yyyy-MM-dd HH:mm:ss` in UTC, as EIPs and probes have it; the zone of the latter is our choice. */
export const spacedTimestamp = (date: Date): string =>
  date.toISOString().slice(0, 19).replace("T", " ");

/** `yyyy-MM-ddTHH:mm:ssZ`, as supplementary network interfaces and endpoint services have it. */
export const zonedTimestamp = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
