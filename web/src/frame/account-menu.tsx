import { Avatar, Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLogout, IconMoon, IconSun, IconSunMoon, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { drafts } from '../drafts/drafts.js';
import { chooseLanguage, LANGUAGES, useSpoken } from '../words/language.js';
import classes from './frame.module.css';
import { signOut, useChangePractice, useMe, useMember } from './session.js';

const COLOURS = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconSunMoon },
] as const;

const CHOSEN = <IconCheck size={16} aria-hidden />;

/** Whoever is signed in, which practice they look at, and how they like to read. */
export function AccountMenu() {
  const say = useTranslations('frame.account');
  const { name = '', practices } = useMe();
  const { practiceId, practiceName } = useMember();
  const { language } = useSpoken();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const changePractice = useChangePractice();
  const navigate = useNavigate();
  return (
    <Menu
      width={240}
      position="top-start"
      shadow="md"
      withInitialFocusPlaceholder={false}
      // Within the header, so that it is in a landmark; fixed, so that nothing cuts it off.
      withinPortal={false}
      floatingStrategy="fixed"
    >
      <Menu.Target>
        <UnstyledButton className={classes.who}>
          <Avatar name={name} size={32} radius="xl" color="spruce" variant="filled" aria-hidden />
          <span className={classes.whoText}>
            <span>{name}</span>
            <small>{practiceName}</small>
          </span>
          <VisuallyHidden>{say('label')}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {practices.length > 1 && <Menu.Label>{say('practices')}</Menu.Label>}
        {practices.length > 1 &&
          practices.map((practice) => (
            <Menu.Item
              key={practice.practiceId}
              rightSection={practice.practiceId === practiceId && CHOSEN}
              onClick={() => void changePractice(practice.practiceId)}
            >
              {practice.practiceName}
            </Menu.Item>
          ))}
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => void navigate({ to: '/profile' })}>
          {say('profile')}
        </Menu.Item>
        <Menu.Label>{say('colours')}</Menu.Label>
        {COLOURS.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === value && CHOSEN}
            onClick={() => setColorScheme(value)}
          >
            {say(value)}
          </Menu.Item>
        ))}
        <Menu.Label>{say('language')}</Menu.Label>
        {LANGUAGES.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            rightSection={language === one && CHOSEN}
            onClick={() => void chooseLanguage(one)}
          >
            {one === 'en' ? 'English' : 'Deutsch'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => {
            const count = drafts.countOf(practices.map(({ personId }) => personId));
            if (count === 0 || globalThis.confirm(say('losesDrafts', { count }))) void signOut();
          }}
        >
          {say('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
