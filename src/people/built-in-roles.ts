import type { RoleFamily } from './role.entity.js';

/** The roles that every practice begins with, and goals that people in them have found worth working toward. */
export const builtInRoles: { name: string; family: RoleFamily; exampleGoals: string[] }[] = [
  {
    name: 'Chief Technology Officer',
    family: 'executive',
    exampleGoals: ['Fostering a culture where employees can speak up', 'Being aware of issues before they arise'],
  },
  {
    name: 'VP/Head of Product',
    family: 'executive',
    exampleGoals: [
      'A product strategy that teams can repeat in their own words',
      'Saying no in a way that keeps trust',
    ],
  },
  {
    name: 'VP/Head of Engineering',
    family: 'executive',
    exampleGoals: ['Growing managers who decide without me', 'Making delivery predictable without heroics'],
  },
  {
    name: 'Product Manager',
    family: 'technical_leader',
    exampleGoals: [
      'Deliberate, transparent prioritization',
      'Communicating effectively with stakeholders',
      'Working better with developers',
    ],
  },
  {
    name: 'Engineering Manager',
    family: 'technical_leader',
    exampleGoals: ['Giving feedback early and plainly', 'Delegating outcomes instead of tasks'],
  },
  {
    name: 'Tech Lead',
    family: 'technical_leader',
    exampleGoals: ['Leading without taking over', 'Making time for design before code'],
  },
  {
    name: 'Architect',
    family: 'technical_leader',
    exampleGoals: [
      'Balance contributing and consulting',
      'Making people aware of your contributions',
      'Approach for choosing a language/framework',
    ],
  },
];
