import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/newsreader/wght.css';
import type { ReactNode } from 'react';
import { setNonce } from 'get-nonce';
import './components.css';
import './look.css';
import { chosen, keepChoice } from '../frame/choices.js';
import { theme, variables } from './theme.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// What locks scrolling behind a dialog adds a style of its own, and learns its nonce this way.
setNonce(nonce);

/** The choice of colours is a cookie, so that the server's page has them before any script runs. */
const colours: MantineColorSchemeManager = {
  get: (otherwise) => chosen('colours', ['light', 'dark', 'auto']) ?? otherwise,
  set: (value) => keepChoice('colours', value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => keepChoice('colours', 'auto'),
};

/** How everything looks. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colours}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
