import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { companiesListOptions, peopleReadOptions, peopleRolesOptions } from '../../client/@tanstack/react-query.gen.js';
import { Dialog } from '../frame/dialog.js';
import { Screen } from '../frame/screen.js';
import { dateOf, placeOf } from '../times/times.js';
import { useSpoken } from '../words/language.js';
import classes from './administration.module.css';
import { Capacities } from './capacities.js';
import { Invitation } from './invitation.js';
import { PersonChange } from './person-change.js';
import { PersonRole } from './person-role.js';
import { Removal } from './removal.js';

const route = getRouteApi('/signed-in/administration/people/$personId');

/** One person, to an administrator: who they are, what they may do, and how they come in. */
export function PersonScreen() {
  const say = useTranslations('administration');
  const { language } = useSpoken();
  const { personId } = route.useParams();
  const { data: person } = useSuspenseQuery(peopleReadOptions({ path: { personId } }));
  const { items: roles } = useSuspenseQuery(peopleRolesOptions({ path: { personId } })).data;
  const { items: companies } = useSuspenseQuery(companiesListOptions({ query: { limit: 100 } })).data;
  const [asked, setAsked] = useState<'change' | 'role'>();
  const leave = () => setAsked(undefined);
  const company = companies.find(({ id }) => id === person.companyId)?.name;
  return (
    <Screen title={person.name} about={person.email}>
      <p className={classes.crumbs}>
        <Link to="/administration/people">{say('backToPeople')}</Link>
      </p>
      <div className={classes.parts}>
        <section className="sheet">
          <h2>{say('who')}</h2>
          <dl className={classes.facts}>
            <dt>{say('company')}</dt>
            <dd>{company ?? say('noCompany')}</dd>
            <dt>{say('zone')}</dt>
            <dd>{placeOf(person.timeZone)}</dd>
            <dt>{say('language')}</dt>
            <dd>{person.language === 'de' ? 'Deutsch' : 'English'}</dd>
            <dt>{say('role')}</dt>
            <dd>
              {roles.length === 0 && say('noRole')}
              {roles.map(({ id, name, from, until }) => (
                <span key={id} className={classes.line}>
                  {until
                    ? say('roleFromUntil', { name, from: dateOf(from, language), until: dateOf(until, language) })
                    : say('roleFrom', { name, from: dateOf(from, language) })}
                </span>
              ))}
            </dd>
          </dl>
          <div className={classes.files}>
            <Button variant="default" size="compact-sm" onClick={() => setAsked('change')}>
              {say('change')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => setAsked('role')}>
              {say('newRole')}
            </Button>
          </div>
        </section>
        <Capacities person={person} />
        <Invitation person={person} />
        <Removal person={person} />
      </div>
      <Dialog opened={asked !== undefined} onClose={leave} title={say(asked === 'role' ? 'newRole' : 'change')}>
        {asked === 'role' ? (
          <PersonRole personId={personId} done={leave} />
        ) : (
          <PersonChange person={person} done={leave} />
        )}
      </Dialog>
    </Screen>
  );
}
