/** `npm run build`: a fresh build into dist/, for `npm run serve` and the container image. */
import { buildAfresh } from './prepare.mjs';
import { prepareWeb } from './web.mjs';

buildAfresh();
await prepareWeb();
