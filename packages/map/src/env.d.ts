/** The address of a file that the build gives out as it is. */
declare module '*?url' {
  const address: string;
  export default address;
}
declare module '*.css';
