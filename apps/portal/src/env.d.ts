/// <reference types="vite/client" />

declare module 'virtual:api-routes' {
  const tree: import('@yizhan/client/slim.ts').SlimTree;
  export default tree;
}
