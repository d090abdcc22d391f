import { build } from 'esbuild';

await build({
  entryPoints: ['app.js'],
  outfile: '../wwwroot/bundle/luheng.bundle.js',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  legalComments: 'none',
});
