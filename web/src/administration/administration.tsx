import { Table } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { peopleListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { placeOf } from '../times/times.js';

/** An administrator's beginning: who is there, and who has not come in yet. */
export function Administration() {
  const say = useTranslations('administration');
  const { items } = useSuspenseQuery(peopleListOptions({ query: { limit: 100 } })).data;
  return (
    <Screen title={say('title')} about={say('about')}>
      <div className="sheet">
        <Table.ScrollContainer minWidth={480}>
          <Table verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say('name')}</Table.Th>
                <Table.Th>{say('does')}</Table.Th>
                <Table.Th>{say('zone')}</Table.Th>
                <Table.Th>{say('account')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ id, name, capacities, timeZone, signsIn }) => (
                <Table.Tr key={id}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td>{capacities.map((capacity) => say(capacity)).join(', ') || say('member')}</Table.Td>
                  <Table.Td>{placeOf(timeZone)}</Table.Td>
                  <Table.Td>{signsIn ? say('signsIn') : say('invited')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
    </Screen>
  );
}
