import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './goals.module.css';
import { LOWEST_LEVEL, signed } from './levels.js';
import type { Words } from './wordings.js';

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

interface Props {
  words: Words;
  set: (part: Partial<Words>) => void;
}

/** Where a goal begins, where it is to go, and how much it counts: there for who wants it, and shut until then. */
export function Measuring({ words, set }: Props) {
  const say = useTranslations('goals.form');
  const { baseline, target, weight, levels } = words;
  const [isOpen] = useState(baseline !== '' || target !== '' || !countsAsOthers(weight));
  const places = [{ value: '', label: say('notSaid') }, ...placesOn(levels)];
  return (
    <details open={isOpen} className={classes.further}>
      <summary>{levels ? say('furtherOfLevels') : say('further')}</summary>
      <p className={classes.faint}>{say('furtherAbout')}</p>
      <Group gap="sm" align="start">
        <NativeSelect
          label={say('baseline')}
          data={places}
          value={baseline}
          onChange={(event) => set({ baseline: event.currentTarget.value })}
        />
        <NativeSelect
          label={say('target')}
          data={places}
          value={target}
          onChange={(event) => set({ target: event.currentTarget.value })}
        />
      </Group>
      {levels && (
        <TextInput
          type="number"
          min={1}
          max={100}
          label={say('weight')}
          description={say('weightAbout')}
          placeholder="1"
          value={weight}
          onChange={(event) => set({ weight: event.currentTarget.value })}
          maw={320}
          mt="sm"
        />
      )}
    </details>
  );
}

/** As much as any other goal, which is what it does unless something else is said. */
export function countsAsOthers(weight: string): boolean {
  return weight === '' || weight === '1';
}

/** All that a value can be on the scale of a goal: written levels, the lowest first, or 0 to 10. */
function placesOn(levels: Words['levels']): { value: string; label: string }[] {
  if (!levels) return SCORES.map((score) => ({ value: String(score), label: `${score}/10` }));
  return levels.map((_text, place) => ({
    value: String(place + LOWEST_LEVEL),
    label: placeOn(levels, String(place + LOWEST_LEVEL)),
  }));
}

/** A value on the scale of a goal, as it is read: 3/10, or a level with what it means. */
export function placeOn(levels: Words['levels'], value: string): string {
  if (value === '') return '';
  if (!levels) return `${value}/10`;
  return `${signed(Number(value))} ${levels[Number(value) - LOWEST_LEVEL] ?? ''}`.trim();
}
