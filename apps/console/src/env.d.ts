/// <reference types="vite/client" />

declare module 'virtual:api-routes' {
  const tree: import('@yizhan/client/slim.ts').SlimTree;
  export default tree;
}

declare module 'virtual:lists' {
  const lists: Readonly<
    Record<import('@yizhan/client/slim.ts').ListName, import('@yizhan/client/slim.ts').SlimList>
  >;
  export default lists;
}

// Imported by the build's auto-import, styles included.
declare const ElMessage: (typeof import('element-plus'))['ElMessage'];
declare const ElMessageBox: (typeof import('element-plus'))['ElMessageBox'];
