export declare const PNPM_VERSION: string;
export declare function providePnpm(say?: (text: string) => void): void;
