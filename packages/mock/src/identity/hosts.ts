const IAM = /^iam\.([a-z0-9-]+\.)?myhuaweicloud\.(com|eu)$/;
const METADATA = "169.254.169.254";

/** Whether a host is that of IAM or of the metadata service of a server. */
export const isIdentityHost = (host: string): boolean =>
  host === METADATA || IAM.test(host.toLowerCase());
