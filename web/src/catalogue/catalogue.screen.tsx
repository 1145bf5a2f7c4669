import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { rolesListOptions } from '../../client/@tanstack/react-query.gen.js';
import { Screen } from '../frame/screen.js';
import { useMember } from '../frame/session.js';
import { AddRole } from './add-role.js';
import classes from './catalogue.module.css';
import { found } from './catalogue.js';
import { RoleCard } from './role-card.js';

/** Goals that are offered to people, by their role. Everybody may look; who administers the practice keeps it. */
export function CatalogueScreen() {
  const say = useTranslations('catalogue');
  const { administrator } = useMember();
  const { items } = useSuspenseQuery(rolesListOptions()).data;
  const [asked, setAsked] = useState('');
  const [isAdding, setAdding] = useState(false);
  const roles = found(items, asked);
  return (
    <Screen title={say('title')} about={say(administrator ? 'aboutKept' : 'about')}>
      <div className={classes.tools}>
        <TextInput
          type="search"
          aria-label={say('find')}
          placeholder={say('find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={asked}
          onChange={({ currentTarget }) => setAsked(currentTarget.value)}
          className={classes.find}
        />
        {administrator && (
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {say('addRole')}
          </Button>
        )}
      </div>
      <div className={classes.roles}>
        {roles.map((role) => (
          <RoleCard key={role.id} role={role} isKept={administrator} />
        ))}
      </div>
      <p role="status" className={classes.faint}>
        {roles.length === 0 && say('nothingFound')}
      </p>
      {isAdding && <AddRole close={() => setAdding(false)} />}
    </Screen>
  );
}
