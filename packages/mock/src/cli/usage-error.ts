/** Something on the command line, or in a file that it names, is wrong. */
export class UsageError extends Error {}
