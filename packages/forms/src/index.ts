/** Forms as data: one definition for server, faces, print and files. */
export {};
