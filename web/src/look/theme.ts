import { Badge, createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: deep enough to be read on paper, and to have white read on it. */
const spruce: MantineColorsTuple = [
  ...(['#eef6f2', '#dcebe4', '#b9d8ca', '#92c3ae', '#6fb094', '#519878'] as const),
  ...(['#3a7f61', '#2b6a50', '#1f5a46', '#184a39'] as const),
];

/** Ink and paper: greys with warmth, from the lightest ink on a dark page to the darkest page. */
const dark: MantineColorsTuple = [
  ...(['#ece8e1', '#c9c3b9', '#b3aca1', '#8d867b', '#4b4741', '#3a3733'] as const),
  ...(['#2b2926', '#211f1d', '#191816', '#121110'] as const),
];

/** Greys of paper, each as light as the one that it takes the place of. */
const gray: MantineColorsTuple = [
  ...(['#f9f7f3', '#f3f0ea', '#eae5dd', '#e0d9cf', '#d2cabe', '#b1a99d'] as const),
  ...(['#8a8278', '#4d4841', '#36322d', '#231f1b'] as const),
];

export const theme = createTheme({
  colors: { spruce, dark, gray },
  primaryColor: 'spruce',
  primaryShade: { light: 8, dark: 7 },
  black: '#1e1c19',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Newsreader Variable', Georgia, serif", fontWeight: '500' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // Words as they are written, and whole.
  components: { Badge: Badge.extend({ defaultProps: { tt: 'none', radius: 'sm', style: { flexShrink: 0 } } }) },
});

/** Where Mantine's own choice of a colour could not be read well enough. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf7f2',
    '--mantine-color-dimmed': '#625c53',
    '--mantine-color-placeholder': '#6f695f',
    '--mantine-color-error': '#a3281d',
    '--mantine-color-red-outline': '#a3281d',
    '--mantine-color-red-filled': '#a3281d',
    '--mantine-color-red-filled-hover': '#8a1f15',
    '--mantine-color-anchor': '#1f5a46',
    '--mantine-color-default-border': '#ddd6cb',
  },
  dark: {
    '--mantine-color-body': '#191816',
    '--mantine-color-dimmed': '#b3aca1',
    '--mantine-color-placeholder': '#a19a8f',
    '--mantine-color-error': '#ff9d92',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#9c1f18',
    '--mantine-color-anchor': '#92c3ae',
    '--mantine-color-default-border': '#45413b',
  },
});
