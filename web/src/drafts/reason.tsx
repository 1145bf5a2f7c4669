import { Textarea } from '@mantine/core';
import { useDraft } from './use-draft.js';

/**
 * Why somebody does a step: kept while it is typed, until the step is done.
 * @param step what it is for, with the id of what it is done to: `extending.<engagement>`
 */
export function useWhy(step: string) {
  const { text, change, submitted } = useDraft(step);
  return { text, change, submitted, said: text.trim() };
}

interface Props {
  label: string;
  about?: string;
  why: ReturnType<typeof useWhy>;
  /** How many letters the server takes. */
  longest?: number;
}

/** Why, in somebody's own words, and who reads them. */
export function Reason({ label, about, why, longest = 1000 }: Props) {
  return (
    <Textarea
      label={label}
      description={about}
      value={why.text}
      onChange={(event) => why.change(event.currentTarget.value)}
      maxLength={longest}
      autosize
      minRows={2}
    />
  );
}
