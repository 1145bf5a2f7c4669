import { NativeSelect, TextInput } from '@mantine/core';
import type { Weekday } from '../../client/types.gen.js';
import { weekdayNameOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import { weekdayOn } from './plan.js';
import type { Terms } from './terms.js';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

interface Props {
  terms: Terms;
  set: (part: Partial<Terms>) => void;
  labels: { start: string; weekday: string; time: string };
}

/** From when, on which day of the week, and when on it: the weekday is that of the first day, unless it is chosen. */
export function WeeklyFields({ terms: { startsOn, weekday, localTime }, set, labels }: Props) {
  const { language } = useSpoken();
  return (
    <>
      <TextInput
        type="date"
        label={labels.start}
        value={startsOn}
        onChange={({ currentTarget: { value } }) => set({ startsOn: value })}
      />
      <NativeSelect
        label={labels.weekday}
        value={weekday ?? (startsOn ? weekdayOn(startsOn) : 1)}
        onChange={({ currentTarget }) => set({ weekday: Number(currentTarget.value) as Weekday })}
        data={WEEKDAYS.map((each) => ({ value: String(each), label: weekdayNameOf(each, language) }))}
      />
      <TextInput
        type="time"
        label={labels.time}
        value={localTime}
        onChange={({ currentTarget: { value } }) => set({ localTime: value })}
      />
    </>
  );
}
