export declare const PACKAGED: string;
export declare function findChromium(): string | undefined;
