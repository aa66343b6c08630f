/** Stylesheets are bundled by esbuild; to the types an import of one is nothing. */
declare module '*.css';
