// Packs what a release publishes into the folder that is named: the tarballs, with the versions of the workspace and the catalog written out.
import { resolve } from 'node:path'
import { packPackages } from './packed-apps/pack-packages.js'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Name a folder: pnpm release:pack tarballs')
for (const tarball of (await packPackages(resolve(folder))).values()) console.log(tarball)
