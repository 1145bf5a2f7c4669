import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { addExamples } from './openapi-examples.js';
import { completeOperations } from './openapi-operations.js';
import { modernize } from './openapi-schemas.js';
import { Problem } from './problem.js';

const description = `Coaching engagements: twelve weekly sessions, goals that the coachee agrees to, and what a sponsor sees of them.

Sign in with \`POST /api/v1/sign-ins\` (a cookie follows) or send an API token as \`Authorization: Bearer rpt_…\`.
Whoever is in several practices names one with \`Rapport-Practice: <id>\`. Every POST takes an \`Idempotency-Key\`
unless it says otherwise. Errors are \`application/problem+json\` (RFC 9457) with a stable \`code\`. Every answer says in
\`RateLimit\` how many requests are left, and a 429 in \`Retry-After\` how long to wait.`;

const tags = {
  'Signing in': 'By a mailed code, a password, a passkey or a company; and tokens for programs.',
  Joining: 'Starting a practice, and invitations: from whoever invites to whoever accepts.',
  'Your account': 'Its password, address and second factor, which are nobody’s but yours.',
  Practice: 'The practice itself, and the jobs that people in it have.',
  People: 'Whoever the practice knows: coaches, coachees, sponsors, managers.',
  Companies: 'Organizations that sponsor engagements of their employees.',
  Scheduling: 'Plans of twelve sessions, and the days off that they go around.',
  Engagements: 'One coach, one coachee, three months: from draft to completion and renewal.',
  Meetings: 'Chemistry call, kickoff, midpoint and closing: around the twelve, and never one of them.',
  Sessions: 'Each of the twelve, what became of it, slots on offer, and the ledger.',
  Goals: 'What the coachee works toward: proposed, agreed to, revised, looked at.',
  Conversation: 'What is said around a session, between the two alone: topics, notes, actions, before it and after it.',
  Reviews:
    'Kickoff, midpoint and closing: asked of both, answered alone, and what follows for the goals. What waits for you.',
  Reports: 'What the company is told: drafted from facts, approved by the coachee, then for good.',
  Pulse: 'How it goes, as coachees answer; to others, means of five people or more.',
  Sponsors: 'What a company sees of the engagements it pays for.',
  Notifications: 'What you are mailed about, and how long before a session you are reminded of it.',
  Audit: 'Who did what to what, when and from where; and who opened what. Never what was said.',
};

/** The OpenAPI 3.1 document of the application. Needs no database, and no application that is initialised. */
export function createOpenApi(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rapport')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Proprietary', 'https://rapport.example/licence')
    .addServer('/', 'This server')
    .addCookieAuth(
      'rapport.sign_in',
      {
        type: 'apiKey',
        in: 'cookie',
        description: 'Set by signing in; over https it is called __Host-rapport.sign_in.',
      },
      'signIn',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token, rpt_…' }, 'apiToken');
  for (const [name, about] of Object.entries(tags)) builder.addTag(name, about);
  const document = SwaggerModule.createDocument(app, builder.build(), { extraModels: [Problem] });
  completeOperations(document);
  modernize(document);
  addExamples(document);
  return document;
}
